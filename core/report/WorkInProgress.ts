import type { CalendarDate, DecimalString } from '../record/scalars.js'
import type { AccountKey } from '../recordId.js'
import type { Vendor } from '../vendor.js'
import type { ReportPlace } from './reportPlace.js'

/** What unbilled work can be put together by. */
export const workGroupings = ['MATTER', 'USER', 'PRACTICE_AREA'] as const
/** What unbilled work is put together by. */
export type WorkGrouping = (typeof workGroupings)[number]

/** Billable work of one currency that was on no issued invoice on the day. */
export interface WorkTotal {
  readonly currency: string
  readonly timeEntries: number
  readonly seconds: number
  readonly timeAmount: DecimalString
  readonly expenses: number
  readonly expenseAmount: DecimalString
  /** timeAmount + expenseAmount. */
  readonly total: DecimalString
  /** The part of total that stands on a draft invoice now. */
  readonly draftAmount: DecimalString
  /** The earliest day worked or spent. */
  readonly oldestDate: CalendarDate
}

/** Unbilled work of one matter, one user, or one practice area. */
export interface WorkGroup extends WorkTotal {
  /** Null for a practice area, which may be at several accounts. */
  readonly account: AccountKey | null
  readonly vendor: Vendor | null
  /** The matter's or user's vendor id, or the practice area's name; null for work without one. */
  readonly key: string | null
}

/** Where a group stands in its report. */
export const workPlace = ({ currency, total, account, key }: WorkGroup): ReportPlace => ({
  section: currency,
  amount: total,
  id: `${account ?? ''} ${key ?? ''}`,
})
