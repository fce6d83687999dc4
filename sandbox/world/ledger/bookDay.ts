import { calendarDay, dayMs } from '../calendarDay.js'
import { editedAt } from '../editedAt.js'
import type { Random } from '../Random.js'
import type { LedgerFrame } from './LedgerFrame.js'

/** The day number of a date of the world. */
export const dayNumber = (date: string): number => Date.parse(date) / dayMs

/** A span of days, both included. */
export interface DaySpan {
  readonly first: number
  readonly last: number
}

/** The days on which a matter's money moves: while it runs, within two years. */
export const daysOfMatter = (frame: LedgerFrame, matter: number): DaySpan => {
  const { createdAt, closeDate } = frame.world.matter(matter)
  const last = closeDate === null ? frame.today : dayNumber(closeDate)
  return { first: Math.min(last, Math.max(Math.floor(createdAt / dayMs), frame.today - 720)), last }
}

/** When a record of a day was written down and last edited: in office hours that day, and later. */
export const bookedAt = (
  frame: LedgerFrame,
  random: Random,
  day: number,
): { readonly date: string; readonly createdAt: number; readonly updatedAt: number } => {
  const createdAt = day * dayMs + random.between(9 * 3600, 19 * 3600) * 1000 + random.below(1000)
  return { date: calendarDay(day), createdAt, updatedAt: random.chance(60) ? createdAt : editedAt(frame, random, createdAt) }
}
