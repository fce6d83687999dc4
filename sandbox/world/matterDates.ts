import { dayMs } from './calendarDay.js'
import { editedAt } from './editedAt.js'
import { Random } from './Random.js'
import type { WorldMatter } from './World.js'
import { stream, type WorldFrame } from './WorldFrame.js'

/** When a matter began and ended. Days are day numbers since 1970. */
export interface MatterDates {
  readonly status: WorldMatter['status']
  readonly openDay: number
  /** Null while it runs. Never more than two years before the world's today, so that every matter has days to work on it. */
  readonly closeDay: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

const statuses: readonly WorldMatter['status'][] = [
  ...Array<WorldMatter['status']>(11).fill('open'),
  'pending',
  ...Array<WorldMatter['status']>(6).fill('closed'),
  ...Array<WorldMatter['status']>(2).fill('archived'),
]

/** The dates and the status of matter number `index`. */
export const matterDates = (frame: WorldFrame, index: number): MatterDates => {
  const random = new Random(frame.key, stream.matterDates, index)
  const status = random.pick(statuses)
  const createdDay = frame.today - (random.chance(60) ? random.below(700) : 700 + random.below(1100))
  const createdAt = createdDay * dayMs + random.below(dayMs)
  const openDay = createdDay - (random.chance(70) ? 0 : random.below(14))
  const earliestClose = Math.max(createdDay, frame.today - 690)
  const closeDay = status === 'open' || status === 'pending' ? null : random.between(earliestClose, frame.today)
  return { status, openDay, closeDay, createdAt, updatedAt: editedAt(frame, random, Math.max(createdAt, (closeDay ?? 0) * dayMs)) }
}
