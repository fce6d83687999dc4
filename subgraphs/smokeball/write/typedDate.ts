import type { CalendarDate } from '../../../core/record/scalars.js'
import type { SmokeballRegion } from '../hosts.js'

/** A day as it is typed in a region: month first in the United States, day first elsewhere. */
export const typedDate = (date: CalendarDate, region: SmokeballRegion): string => {
  const [year = '', month = '', day = ''] = date.split('-')
  return region === 'US' ? `${month}/${day}/${year}` : `${day}/${month}/${year}`
}
