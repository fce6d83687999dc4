import { minorUnitDigits, Money } from '../money.js'
import type { CalendarDate, DecimalString } from '../record/scalars.js'
import type { Rule } from './Rule.js'

/** What every booking of money has. */
export interface Booking {
  readonly amount: DecimalString
  readonly date: CalendarDate
  readonly currency: string
  /** Today in the firm's zone. */
  readonly today: CalendarDate
  readonly closedThrough: CalendarDate | null
}

/** The rules that hold for every booking of money, whatever it is for. */
export const bookingRules = <Facts>(bookingOf: (facts: Facts) => Booking) =>
  [
    {
      code: 'AMOUNT_NOT_POSITIVE',
      field: 'amount',
      source: '[V] no vendor books nothing, or less',
      refuse: (facts) => {
        const { amount } = bookingOf(facts)
        return new Money(amount).gt(0) ? null : `${amount} is not a positive amount`
      },
    },
    {
      code: 'AMOUNT_TOO_FINE',
      field: 'amount',
      source: '[V] a currency’s minor unit is the smallest that can be booked',
      refuse: (facts) => {
        const { amount, currency } = bookingOf(facts)
        const digits = minorUnitDigits(currency)
        return new Money(amount).decimalPlaces() <= digits ? null : `${amount} has more than the ${String(digits)} decimals of ${currency}`
      },
    },
    {
      code: 'DATE_IN_FUTURE',
      field: 'date',
      source: '[3W] books of a day must not change by what is booked ahead',
      refuse: (facts) => {
        const { date, today } = bookingOf(facts)
        return date <= today ? null : `${date} is after today, ${today}`
      },
    },
    {
      code: 'PERIOD_CLOSED',
      field: 'date',
      source: '[3W] a reconciled period stays as it was reconciled',
      refuse: (facts) => {
        const { date, closedThrough } = bookingOf(facts)
        return closedThrough !== null && date <= closedThrough
          ? `${date} is in a closed period: it is closed through ${closedThrough}`
          : null
      },
    },
  ] as const satisfies readonly Rule<Facts>[]
