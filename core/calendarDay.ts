import type { CalendarDate, Instant } from './record/scalars.js'

/** The day it is in a zone (an IANA name) at an instant; Swedish writes days as we do. */
export const calendarDayIn = (timeZone: string): ((instant: Instant) => CalendarDate) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone })
  return (instant) => format.format(new Date(instant))
}
