import type { RecordReader } from '../../../core/vendorAdapter.js'
import { mapPayment, type PaymentContext } from '../map/Payment.js'
import { invoicePage } from '../pages/billing/InvoicePage.js'
import { paymentWire, type PaymentWire } from '../wire/Payment.js'
import { type Collection, type PageReadTools, plainNumber } from './Collection.js'
import { readCollectionMany } from './readCollectionMany.js'
import { readCollectionPage } from './readCollectionPage.js'
import type { TrustAccountNames } from './trustAccountNames.js'

/** The payments. Which withdrawal one out of trust was made with only its invoice's page tells: one page for each invoice that such a payment is on. */
export const paymentReader = (
  tools: PageReadTools,
  { web, timeZone, trustAccountNames }: { readonly web: string; readonly timeZone: string; readonly trustAccountNames: TrustAccountNames },
): RecordReader<'PAYMENT'> => {
  const payments: Collection<'PAYMENT', PaymentWire, PaymentContext> = {
    list: { path: 'invoice_payments', query: '', hasSingle: false },
    schema: paymentWire,
    numberOf: plainNumber,
    contextOf: async (wires) => ({ web, timeZone, trustTransactions: await trustTransactionsOf(tools, trustAccountNames, wires) }),
    map: mapPayment,
  }
  return {
    readPage: async (cursor) => readCollectionPage(tools, payments, cursor),
    readMany: async (vendorIds) => readCollectionMany(tools, payments, vendorIds),
  }
}

const trustTransactionsOf = async (
  { pages }: PageReadTools,
  trustAccountNames: TrustAccountNames,
  wires: readonly PaymentWire[],
): Promise<ReadonlyMap<number, string>> => {
  const named = wires.filter((wire) => wire.account_name !== null)
  const names = await trustAccountNames(named.map((wire) => wire.account_name ?? ''))
  const invoices = new Set(named.filter((wire) => names.has(wire.account_name ?? '')).map((wire) => wire.invoice.id))
  const found = await Promise.all(
    [...invoices].map(async (invoice) => {
      const text = await pages.get(invoicePage.path(String(invoice)))
      // An invoice deleted meanwhile took its payments along.
      return text === null ? [] : invoicePage.read(text).payments
    }),
  )
  return new Map(
    found.flat().flatMap(({ id, trustTransactionId }) => (trustTransactionId === null ? [] : [[Number(id), trustTransactionId] as const])),
  )
}
