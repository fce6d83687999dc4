import { MattergraphError } from '../../../core/errors.js'
import { paymentWire, type PaymentWire } from '../wire/Payment.js'
import type { ReadTools } from './Collection.js'
import { type ApiList, pageSize, readListPage } from './readListPage.js'
import { readWholeList } from './readWholeList.js'

/** All payments. There is no single one in the API. */
export const paymentList: ApiList = { path: 'invoice_payments', query: '', hasSingle: false }

/** The payments of these invoices, of each at one moment: a request for each, or the pages of the whole list, whichever is less. */
export const paymentsOfInvoices = async (tools: ReadTools, invoices: readonly number[]): Promise<readonly PaymentWire[]> => {
  if (invoices.length > 1 && (await pagesOfAll(tools)) < invoices.length) {
    const wanted = new Set(invoices)
    return (await readWholeList(tools.api, paymentList, paymentWire)).filter(({ invoice }) => wanted.has(invoice.id))
  }
  const each = await Promise.all(
    invoices.map(async (invoice) => {
      const payments = await readWholeList(tools.api, { ...paymentList, query: `filter[payable_id]=${String(invoice)}` }, paymentWire)
      if (payments.every((payment) => payment.invoice.id === invoice)) return payments
      // MyCase ignores a parameter it does not know without a word.
      throw new MattergraphError(
        'DRIFT',
        'MyCase answered in an unknown form: invoice_payments: expected those of one invoice, came others',
        {
          vendor: 'MYCASE',
        },
      )
    }),
  )
  return each.flat()
}

/** How many pages all payments take, as earlier answers told; where none did, one small request tells. Endless where MyCase does not say. */
const pagesOfAll = async ({ api, sizes }: ReadTools): Promise<number> => {
  const { path } = paymentList
  const size = sizes.get(path) ?? (await readListPage(api, { ...paymentList, size: 1 }, null)).total
  if (size === null) return Number.POSITIVE_INFINITY
  sizes.set(path, size)
  return Math.max(1, Math.ceil(size / pageSize))
}
