import { MattergraphError } from '../../../core/errors.js'
import type { CalendarDate } from '../../../core/record/scalars.js'

const datePattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/

/** The date of a vendor's date or date-and-time text, as written: no zone moves it. Throws DRIFT for other text and for days that do not exist. */
export const calendarDate = (text: string): CalendarDate => {
  const [, year, month, day] = datePattern.exec(text.trim()) ?? []
  const date = `${year}-${month}-${day}`
  if (day === undefined || !exists(date)) throw new MattergraphError('DRIFT', 'expected a date such as 2026-02-18, came other text')
  return date
}

/** As `calendarDate`; null for null, blank, and the year 1, which .NET writes for "no date". */
export const calendarDateOrNull = (text: string | null | undefined): CalendarDate | null => {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' || trimmed.startsWith('0001-') ? null : calendarDate(trimmed)
}

// Date.parse rolls 2026-02-30 over into March.
const exists = (date: string): boolean => {
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
}
