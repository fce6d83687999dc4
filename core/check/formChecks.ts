import { currencies as known } from '../currencies.js'
import { minorUnitDigits } from '../money.js'
import type { CanonicalRecord } from '../record/CanonicalRecord.js'
import type { CalendarDate, DecimalString, Instant } from '../record/scalars.js'
import type { RecordKind } from '../recordKind.js'
import type { Check, CheckContext } from './Check.js'

type Named<T> = Readonly<Record<string, T | null | undefined>>

/** Where the values of a record are whose form can be wrong. */
export interface RecordForm<K extends RecordKind> {
  /** What stands before each check's name. */
  readonly prefix: string
  /** Amounts of money. */
  readonly amounts?: (record: CanonicalRecord<K>) => Named<DecimalString>
  /** Quantities and rates: numbers with as many places as they need. */
  readonly numbers?: (record: CanonicalRecord<K>) => Named<DecimalString>
  /** The record's own currency; none where it names none. */
  readonly currency?: (record: CanonicalRecord<K>) => string | null
  /** Dates on which something is booked or falls due. */
  readonly bookings?: (record: CanonicalRecord<K>) => Named<CalendarDate>
  /** Other dates: they have to exist, but may lie anywhere. */
  readonly dates?: (record: CanonicalRecord<K>) => Named<CalendarDate>
}

const decimal = /^-?(?:0|[1-9]\d*)(?:\.(\d+))?$/
/** No law firm moves ten trillions of anything: a number as long as that is something else, an account's or a card's. */
const mostDigits = 13
const firstBooking = '1990-01-01'
const yearsAhead = 5

/** Whether a text is a date of the calendar. */
export const isCalendarDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const isInstant = (text: Instant): boolean => {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString() === text
}

const latestBooking = (today: CalendarDate): CalendarDate => `${Number(today.slice(0, 4)) + yearsAhead}${today.slice(4)}`

const tooLong = new RegExp(`^-?(\\d{${String(mostDigits + 1)},})`)

/** A value as a finding may show it: a number too long for an amount may be an account's or a card's, of which only the length is told. */
const asTold = (text: string): string => {
  const digits = tooLong.exec(text)?.[1]
  return digits === undefined ? text : `a number of ${String(digits.length)} digits`
}

/** What is wrong with the first of some values that is not right. */
const firstFault = <T>(values: Named<T>, faultOf: (value: T) => string | null): string | null => {
  for (const [name, value] of Object.entries(values)) {
    const fault = value === null || value === undefined ? null : faultOf(value)
    if (fault !== null) return `${name} is ${asTold(String(value))}: ${fault}`
  }
  return null
}

const numberFault = (value: DecimalString): string | null => {
  if (!decimal.test(value)) return 'not a decimal number'
  return (value.split('.')[0] ?? '').replace('-', '').length > mostDigits ? 'more than any amount can be' : null
}

const amountFault = (value: DecimalString, digits: number): string | null => {
  const places = decimal.exec(value)?.[1]?.replace(/0+$/, '').length ?? 0
  return numberFault(value) ?? (places > digits ? `more than ${String(digits)} places` : null)
}

const bookingFault = (value: CalendarDate, { today }: CheckContext): string | null => {
  if (!isCalendarDate(value)) return 'no date of the calendar'
  if (value < firstBooking) return `before ${firstBooking}`
  return value > latestBooking(today) ? `more than ${String(yearsAhead)} years ahead` : null
}

/** The checks that every kind has: whether each value by itself is what it should be. */
export const formChecks = <K extends RecordKind>(form: RecordForm<K>): readonly Check<K>[] => {
  const { prefix, amounts, numbers, currency, bookings, dates } = form
  const checks: Check<K>[] = [
    {
      name: `${prefix}.instants`,
      says: 'the times of creation and of the last change exist',
      fault: ({ createdAt, updatedAt }) => firstFault({ createdAt, updatedAt }, (value) => (isInstant(value) ? null : 'no instant')),
    },
  ]
  if (currency !== undefined)
    checks.push({
      name: `${prefix}.currency`,
      says: "the currency is one of ISO 4217, and the account's own unless the vendor bills in several",
      fault: (record, context) => {
        const code = currency(record)
        if (code === null || (code === context.currency && known.has(code))) return null
        if (!known.has(code)) return `currency is ${code}: none of ISO 4217`
        return context.severalCurrencies ? null : `currency is ${code}: the account's is ${context.currency}, and this vendor has no other`
      },
    })
  if (amounts !== undefined || numbers !== undefined)
    checks.push({
      name: `${prefix}.decimals`,
      says: 'amounts are decimal numbers with no more places than their currency has; quantities and rates are decimal numbers',
      fault: (record, context) => {
        const digits = minorUnitDigits(currency?.(record) ?? context.currency)
        return (
          firstFault(amounts?.(record) ?? {}, (value) => amountFault(value, digits)) ?? firstFault(numbers?.(record) ?? {}, numberFault)
        )
      },
    })
  if (bookings !== undefined || dates !== undefined)
    checks.push({
      name: `${prefix}.dates`,
      says: `dates exist; what is booked is booked from ${firstBooking} to ${String(yearsAhead)} years ahead`,
      fault: (record, context) =>
        firstFault(bookings?.(record) ?? {}, (value) => bookingFault(value, context)) ??
        firstFault(dates?.(record) ?? {}, (value) => (isCalendarDate(value) ? null : 'no date of the calendar')),
    })
  return checks
}
