import type { CalendarDate, Instant } from '../../../core/record/scalars.js'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The date it is at an instant in a zone with an IANA name: `America/New_York`. Throws RangeError for a zone that does not exist. */
export const calendarDateIn = (timeZone: string, instant: Instant): CalendarDate => {
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )
  return `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}`
}

// Kept because making one takes longer than a thousand uses of it.
const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formats.set(timeZone, made)
  return made
}
