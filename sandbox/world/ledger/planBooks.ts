import { draftInvoice } from './draftInvoice.js'
import type { InvoiceDraft } from './InvoiceDraft.js'
import type { LedgerExpense } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'
import type { PaymentDraft } from './PaymentDraft.js'
import { planExpenses } from './planExpenses.js'
import { planInvoices } from './planInvoices.js'
import { planPayments } from './planPayments.js'
import { type MatterTrust, planTrust } from './planTrust.js'

/** What the books of one matter, or of two of one client, will say. */
export interface BooksPlan {
  readonly expenses: readonly LedgerExpense[]
  readonly invoices: readonly InvoiceDraft[]
  readonly payments: readonly PaymentDraft[]
  readonly trust: readonly MatterTrust[]
}

/** Plans the books of matters that are kept together: what is billed decides what is paid, and that decides what trust money has to be there. */
export const planBooks = (frame: LedgerFrame, matters: readonly number[]): BooksPlan => {
  const timed = planInvoices(frame, matters)
  const expenses = matters.flatMap((matter) => planExpenses(frame, matter, timed))
  const invoices = timed.map((plan) =>
    draftInvoice(frame, { ...plan, expenses: expenses.filter((expense) => expense.invoice === plan.index) }),
  )
  const payments = planPayments(frame, matters, invoices)
  return { expenses, invoices, payments, trust: planTrust(frame, matters, payments) }
}
