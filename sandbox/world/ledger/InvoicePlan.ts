import type { WorldTimeEntry } from '../World.js'
import type { LedgerExpense } from './Ledger.js'

/** What becomes of an invoice. */
export type InvoiceFate =
  | 'plain'
  | 'part_written_off'
  | 'written_off'
  | 'zero'
  | 'credit'
  | 'void'
  | 'deleted'
  | 'draft'
  | 'pending_approval'

/** An invoice before its lines are written. */
export interface InvoicePlan {
  readonly index: number
  /** The matter it is counted with. */
  readonly home: number
  readonly matters: readonly number[]
  readonly fate: InvoiceFate
  readonly issueDay: number
  readonly entries: readonly WorldTimeEntry[]
  readonly expenses: readonly LedgerExpense[]
}

/** Whether an invoice's time and expenses are billed by it. */
export const bills = (plan: Pick<InvoicePlan, 'fate'>): boolean =>
  plan.fate === 'plain' || plan.fate === 'part_written_off' || plan.fate === 'written_off' || plan.fate === 'zero'

/** Whether an invoice's time and expenses are drafted on it. */
export const drafts = (plan: Pick<InvoicePlan, 'fate'>): boolean => plan.fate === 'draft' || plan.fate === 'pending_approval'

/** Whether payments are taken for an invoice. */
export const takesPayments = (plan: Pick<InvoicePlan, 'fate'>): boolean => plan.fate === 'plain' || plan.fate === 'part_written_off'
