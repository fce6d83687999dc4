import { draftInvoice } from './draftInvoice.js'
import type { LedgerExpense, LedgerInvoice, LedgerPayment, LedgerTrustLedger, LedgerTrustTransaction } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'
import { numberMovements } from './numberMovements.js'
import { planExpenses } from './planExpenses.js'
import { planInvoices } from './planInvoices.js'
import { planPayments } from './planPayments.js'
import { planTrust } from './planTrust.js'
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

/** Draws the books of matters that are kept together: what is billed decides what is paid, and that decides what trust money has to be there. */
export const buildBooks = (frame: LedgerFrame, matters: readonly number[]): Books => {
  const timed = planInvoices(frame, matters)
  const expenses = matters.flatMap((matter) => planExpenses(frame, matter, timed))
  const drafts = timed.map((plan) =>
    draftInvoice(frame, { ...plan, expenses: expenses.filter((expense) => expense.invoice === plan.index) }),
  )
  const planned = planPayments(frame, matters, drafts)
  const movements = planTrust(frame, matters, planned).map((trust) => ({
    from: frame.layout.trustOfMatters.of(trust.matter).from,
    movements: trust.movements,
  }))
  const trustTransactions = numberMovements(frame, movements)
  const paidBy = new Map(trustTransactions.map((row) => [row.payment, row.index]))
  const payments = planned.map(({ home: _, day: __, ...payment }) => ({ ...payment, trustTransaction: paidBy.get(payment.index) ?? null }))
  const invoices = drafts.map((draft) => settleInvoice(frame, draft, payments))
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
