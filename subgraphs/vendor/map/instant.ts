import { MattergraphError } from '../../../core/errors.js'
import type { Instant } from '../../../core/record/scalars.js'
import { calendarDate } from './calendarDate.js'

const instantPattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:[.,](\d+))?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * A vendor's date-and-time text as an instant in UTC, milliseconds kept. Text without a zone is taken as UTC, as PracticePanther and Smokeball mean it;
 * a bare date is its midnight. Finer fractions are cut off. Throws DRIFT for other text.
 */
export const instant = (text: string): Instant => {
  const [, date, minutes = '00:00', seconds = ':00', fraction = '', zone = 'Z'] = instantPattern.exec(text.trim()) ?? []
  const at =
    date === undefined
      ? Number.NaN
      : Date.parse(`${calendarDate(date)}T${minutes}${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${withColon(zone)}`)
  if (Number.isNaN(at)) throw new MattergraphError('DRIFT', 'expected a date and time such as 2026-02-18T17:21:02Z, came other text')
  return new Date(at).toISOString()
}

/** As `instant`; null for null, blank, and the year 1, which .NET writes for "never". */
export const instantOrNull = (text: string | null | undefined): Instant | null => {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' || trimmed.startsWith('0001-') ? null : instant(trimmed)
}

const withColon = (zone: string): string => zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
