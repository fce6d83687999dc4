import type { CalendarDate } from '../../../core/record/scalars.js'

/** A date as the portal's forms take it: `03/02/2026`. */
export const usDate = (date: CalendarDate): string => date.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2/$3/$1')
