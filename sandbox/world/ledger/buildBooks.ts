import type { LedgerExpense, LedgerInvoice, LedgerPayment, LedgerTrustLedger, LedgerTrustTransaction } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'
import { numberMovements } from './numberMovements.js'
import { planBooks } from './planBooks.js'
import { settleInvoice } from './settleInvoice.js'
import { trustLedgersOf } from './trustLedgersOf.js'

/** The books of one matter, or of two of one client. */
export interface Books {
  readonly expenses: ReadonlyMap<number, LedgerExpense>
  readonly invoices: ReadonlyMap<number, LedgerInvoice>
  readonly payments: ReadonlyMap<number, LedgerPayment>
  readonly trustTransactions: ReadonlyMap<number, LedgerTrustTransaction>
  readonly trustLedgers: readonly LedgerTrustLedger[]
  /** The invoice that bills or drafts a time entry. */
  readonly invoiceOfTimeEntry: ReadonlyMap<number, number>
}

/** Draws the books of matters that are kept together. */
export const buildBooks = (frame: LedgerFrame, matters: readonly number[]): Books => {
  const plan = planBooks(frame, matters)
  const { expenses } = plan
  const trustTransactions = numberMovements(
    frame,
    plan.trust.map(({ matter, movements }) => ({ from: frame.layout.trustOfMatters.of(matter).from, movements })),
  )
  const paidBy = new Map(trustTransactions.map((row) => [row.payment, row.index]))
  const payments = plan.payments.map(({ home: _, day: __, ...payment }) => ({
    ...payment,
    trustTransaction: paidBy.get(payment.index) ?? null,
  }))
  const invoices = plan.invoices.map((draft) => settleInvoice(frame, draft, payments))
  return {
    expenses: byIndex(expenses),
    invoices: byIndex(invoices),
    payments: byIndex(payments),
    trustTransactions: byIndex(trustTransactions),
    trustLedgers: trustLedgersOf(frame, trustTransactions),
    invoiceOfTimeEntry: new Map(
      invoices.flatMap(({ index, lines }) => lines.flatMap((line) => (line.timeEntry === null ? [] : [[line.timeEntry, index] as const]))),
    ),
  }
}

const byIndex = <T extends { readonly index: number }>(records: readonly T[]): ReadonlyMap<number, T> =>
  new Map(records.map((record) => [record.index, record]))
