import type { BillingStatus } from '../../../core/record/TimeEntry.js'
import type { ClioBillState } from '../wire/billState.js'

const statusOfBill = {
  draft: 'DRAFT',
  awaiting_approval: 'DRAFT',
  awaiting_payment: 'BILLED',
  paid: 'BILLED',
  // The entries of a void or deleted bill wait for another.
  void: 'UNBILLED',
  deleted: 'UNBILLED',
} as const satisfies Record<ClioBillState, BillingStatus>

/** What tells where an activity stands. */
export interface BilledActivity {
  readonly id: number
  readonly bill: { readonly id: number; readonly state: ClioBillState } | null
  readonly billed: boolean
  readonly on_bill: boolean
}

/** Where an activity stands. The bill's own state decides: the flag `billed` was seen true on drafts. The flags are left where the bill may not be seen. */
export const billingStatus = (activity: BilledActivity, billable: boolean, writtenOff: ReadonlySet<string>): BillingStatus => {
  if (writtenOff.has(String(activity.id))) return 'WRITTEN_OFF'
  if (!billable) return 'NON_BILLABLE'
  if (activity.bill !== null) return statusOfBill[activity.bill.state]
  return activity.billed ? 'BILLED' : activity.on_bill ? 'DRAFT' : 'UNBILLED'
}

/** The invoice an activity is on; null where it is on none, or only on one that was voided or deleted. */
export const invoiceOfActivity = ({ bill }: Pick<BilledActivity, 'bill'>): string | null =>
  bill === null || statusOfBill[bill.state] === 'UNBILLED' ? null : String(bill.id)
