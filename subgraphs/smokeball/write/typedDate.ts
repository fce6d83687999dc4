import type { CalendarDate } from '../../../core/record/scalars.js'
import { usDate } from '../../vendor/write/usDate.js'
import type { SmokeballRegion } from '../hosts.js'

/** A day as it is typed in a region: month first in the United States, day first elsewhere. */
export const typedDate = (date: CalendarDate, region: SmokeballRegion): string => {
  if (region === 'US') return usDate(date)
  const [year = '', month = '', day = ''] = date.split('-')
  return `${day}/${month}/${year}`
}
