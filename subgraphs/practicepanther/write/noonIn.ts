import type { CalendarDate } from '../../../core/record/scalars.js'

/** Noon of a day in a zone with an IANA name, as the vendor takes dates: `2026-03-05T12:00:00-05:00`. Its own "date only" values are such noons. */
export const noonIn = (timeZone: string, date: CalendarDate): string => {
  const near = offsetAt(timeZone, `${date}T12:00:00Z`)
  // The zone may have changed its clocks between the two noons.
  return `${date}T12:00:00${offsetAt(timeZone, `${date}T12:00:00${near}`)}`
}

const offsetAt = (timeZone: string, instant: string): string => {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(new Date(instant))
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return /[+-]\d{2}:\d{2}/.exec(name)?.[0] ?? '+00:00'
}
