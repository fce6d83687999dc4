import { Money } from '../money.js'
import type { CalendarDate } from '../record/scalars.js'
import type { TrustPolicy } from './TrustPolicy.js'
import { depositMethodOf } from './TrustPolicy.js'
import type { LedgerFacts } from './TrustRequest.js'

type Booked = LedgerFacts['transactions'][number]

/** Whether a transaction counts in a balance: what came back, or was made void, never did. */
export const counts = ({ status }: Pick<Booked, 'status'>): boolean => status !== 'VOID' && status !== 'RETURNED'

const dayMs = 86_400_000
const daysBetween = (from: CalendarDate, until: CalendarDate): number => (Date.parse(until) - Date.parse(from)) / dayMs

/** Whether money that came in may be counted on: the vendor says that it cleared, or the policy's days are over. What goes out counts at once. */
export const isCleared = ({ amount, status, date, method, type }: Booked, policy: TrustPolicy, today: CalendarDate): boolean => {
  if (new Money(amount).lte(0) || status === 'CLEARED') return true
  // Money that only moved within the trust account, or was put back, is as good as it was before.
  if (type === 'TRANSFER_IN' || type === 'REVERSAL' || type === 'INTEREST') return status !== 'PENDING_CLEARANCE'
  const days = policy.clearingDays[depositMethodOf(method)]
  return days !== null && daysBetween(date, today) >= days
}

/** What a ledger held at the end of a day and of every day after it, at its lowest: what may leave on that day without the ledger ever being below zero. */
export const lowestFrom = (transactions: readonly Pick<Booked, 'amount' | 'date' | 'status'>[], day: CalendarDate): Money => {
  const byDay = [...Map.groupBy(transactions.filter(counts), ({ date }) => date)].sort(([left], [right]) => (left < right ? -1 : 1))
  let balance = new Money(0)
  let lowest: Money | undefined
  for (const [date, ofDay] of byDay) {
    if (date > day) lowest ??= balance
    balance = ofDay.reduce((sum, { amount }) => sum.plus(amount), balance)
    if (lowest !== undefined && balance.lt(lowest)) lowest = balance
  }
  return lowest ?? balance
}
