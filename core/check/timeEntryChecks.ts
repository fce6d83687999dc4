import { Money } from '../money.js'
import type { KindChecks } from './Check.js'
import { formChecks } from './formChecks.js'

/** A month without a pause: one entry may be a block of work, but no more than there is time. */
const longestSeconds = 31 * 86_400

/** What must hold of a time entry. */
export const timeEntryChecks: KindChecks<'TIME_ENTRY'> = {
  form: formChecks({
    prefix: 'time-entry',
    amounts: ({ amount }) => ({ amount }),
    numbers: ({ rate }) => ({ rate }),
    currency: ({ currency }) => currency,
    bookings: ({ date }) => ({ date }),
  }),
  meaning: [
    {
      name: 'time-entry.duration',
      says: 'the time worked is not negative and not longer than a month',
      fault: ({ durationSeconds }) =>
        Number.isSafeInteger(durationSeconds) && durationSeconds >= 0 && durationSeconds <= longestSeconds
          ? null
          : `durationSeconds is ${String(durationSeconds)}`,
    },
    {
      name: 'time-entry.amount',
      says: 'the amount is not negative, and nothing where the time is not billable',
      fault: ({ amount, billable }) => {
        if (amount.startsWith('-')) return `amount is ${amount}`
        return billable || new Money(amount).isZero() ? null : `amount is ${amount}, though the time is not billable`
      },
    },
  ],
}
