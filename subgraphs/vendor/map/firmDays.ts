import type { CalendarDate, Instant } from '../../../core/record/scalars.js'
import { calendarDateIn } from './calendarDateIn.js'

/** A span of time, where the firm is. */
export interface FirmSpan {
  readonly since: Instant
  readonly until: Instant
  /** By its IANA name. */
  readonly timeZone: string
}

/** Whether a day ended for the firm within the span: an invoice becomes overdue by that alone, which no vendor counts as a change. */
export const dayEnded = ({ since, until, timeZone }: FirmSpan): boolean =>
  calendarDateIn(timeZone, since) !== calendarDateIn(timeZone, until)

/** Whether this was a day of the firm's that ended within the span. */
export const endedWithin = (day: CalendarDate, { since, until, timeZone }: FirmSpan): boolean =>
  day >= calendarDateIn(timeZone, since) && day < calendarDateIn(timeZone, until)
