import type { InvoiceRecord } from '../../../core/record/Invoice.js'
import type { CalendarDate } from '../../../core/record/scalars.js'
import type { RecordReader } from '../../../core/vendorAdapter.js'
import { FiguresDiffer } from '../map/differs.js'
import { mapInvoice } from '../map/Invoice.js'
import type { Entries } from '../map/invoiceLines.js'
import type { MapContext } from '../map/recordBase.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { wireExpense } from '../wire/Expense.js'
import { wireFee } from '../wire/Fee.js'
import { type WireInvoice, wireInvoice } from '../wire/Invoice.js'
import { partsOfMatter } from './listedParts.js'
import { matterPartReader } from './matterParts.js'
import type { PaymentBook, SettledOfMatter } from './openPaymentBook.js'

/** What invoices are put together from beside their own list. */
export interface InvoiceSources {
  readonly book: PaymentBook
  readonly today: () => CalendarDate
}

/**
 * Invoices: those of matter after matter, their lines from the matter's fees and expenses where they have any of the sort, what was paid out of trust from the list
 * of payments. In a walk that list is read once for the firm; by id, and wherever it does not agree with an invoice, the matter's own payments are asked for.
 */
export const invoiceReader = (api: SmokeballApi, context: MapContext, { book, today }: InvoiceSources): RecordReader<'INVOICE'> => {
  const entriesOf = async (matterId: string, invoices: readonly WireInvoice[]): Promise<Entries> => {
    const hasType = (...types: readonly number[]): boolean =>
      invoices.some(({ entries }) => entries.some(({ type }) => types.includes(type)))
    const [fees, expenses] = await Promise.all([
      hasType(0, 1) ? partsOfMatter(api, wireFee, `/matters/${matterId}/fees`) : [],
      hasType(2) ? partsOfMatter(api, wireExpense, `/matters/${matterId}/expenses`) : [],
    ])
    return {
      fees: new Map(fees.map(({ wire }) => [wire.id, wire])),
      expenses: new Map(expenses.map(({ wire }) => [wire.id, wire])),
    }
  }
  const read = async (matterId: string, settledOf: SettledOfMatter): Promise<readonly InvoiceRecord[]> => {
    const invoices = await partsOfMatter(api, wireInvoice, `/matters/${matterId}/invoices`)
    const wires = invoices.map(({ wire }) => wire)
    const mayBePaid = wires.some(({ status, invoiceTotals }) => status === 1 || status === 2 || invoiceTotals.paid !== 0)
    const [entries, settled] = await Promise.all([entriesOf(matterId, wires), mayBePaid ? settledOf(matterId) : undefined])
    return invoices.map((told) => mapInvoice(told, { ...context, matterId, entries, settled: settled?.(told.wire.id), today: today() }))
  }
  /** Invoices, fees, expenses and payments are answers of different moments: where they disagree, all are asked for once more before it counts. */
  const readSteady = async (matterId: string, settledOf: SettledOfMatter): Promise<readonly InvoiceRecord[]> => {
    try {
      return await read(matterId, settledOf)
    } catch (thrown) {
      if (!(thrown instanceof FiguresDiffer)) throw thrown
      return read(matterId, book.settledNow(1))
    }
  }
  return matterPartReader(api, {
    beforePage: (isFirst) => book.readOn(isFirst),
    inWalk: (matterId) => readSteady(matterId, async () => book.settled),
    byId: (matterCount) => {
      const settledOf = book.settledNow(matterCount)
      return (matterId) => readSteady(matterId, settledOf)
    },
  })
}
