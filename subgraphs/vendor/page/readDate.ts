import type { CalendarDate } from '../../../core/record/scalars.js'
import { pageDrift } from './pageDrift.js'
import type { PageValue } from './PageValue.js'
import { readText } from './readText.js'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** How dates are written in one place: `02/05/2026`, `05/02/2026`, `2/5/2026`, `Feb 5, 2026`, `2026-02-05`. */
export type DateOrder = 'MM/DD/YYYY' | 'DD/MM/YYYY' | 'M/D/YYYY' | 'D/M/YYYY' | 'Mon D, YYYY' | 'YYYY-MM-DD'

const patterns: Readonly<Record<DateOrder, RegExp>> = {
  'MM/DD/YYYY': /^(?<month>\d\d)\/(?<day>\d\d)\/(?<year>\d{4})$/,
  'DD/MM/YYYY': /^(?<day>\d\d)\/(?<month>\d\d)\/(?<year>\d{4})$/,
  'M/D/YYYY': /^(?<month>[1-9]\d?)\/(?<day>[1-9]\d?)\/(?<year>\d{4})$/,
  'D/M/YYYY': /^(?<day>[1-9]\d?)\/(?<month>[1-9]\d?)\/(?<year>\d{4})$/,
  'Mon D, YYYY': /^(?<name>[A-Z][a-z]{2}) (?<day>[1-9]\d?), (?<year>\d{4})$/,
  'YYYY-MM-DD': /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
}

/** A date in the declared order. Throws DRIFT for another form, and for a day that does not exist, as the thirteenth month of a date whose parts changed places. */
export const readDate = (value: PageValue, order: DateOrder): CalendarDate => {
  const text = readText(value)
  const { year = '', month, name, day = '' } = patterns[order].exec(text)?.groups ?? {}
  const number = name === undefined ? month : String(months.indexOf(name) + 1)
  const date = `${year}-${number?.padStart(2, '0') ?? ''}-${day.padStart(2, '0')}`
  if (!exists(date))
    throw pageDrift(value.page, { path: value.path, expected: `a date in the form ${order}`, came: text === '' ? 'nothing' : 'other text' })
  return date
}

// Date.parse rolls 2026-02-30 over into March.
const exists = (date: string): boolean => {
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
}
