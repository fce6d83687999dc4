import { dayMs } from './calendarDay.js'
import { Random } from './Random.js'
import { stream, type WorldFrame } from './WorldFrame.js'

const bulkEdits = 6

/**
 * When a record was last edited: spread over the two years before the world's today, never before it was created.
 * One in eight was edited in bulk with others, in the very same millisecond: paging by this time alone would lose or repeat records.
 */
export const editedAt = (frame: Pick<WorldFrame, 'key' | 'today'>, random: Random, createdAt: number): number => {
  const end = (frame.today + 1) * dayMs - 1
  const from = Math.max(createdAt, end - 730 * dayMs)
  const own = from + random.below(end - from + 1)
  if (!random.chance(12)) return own
  const bulk = new Random(frame.key, stream.bulkEdit, random.below(bulkEdits))
  return Math.max(createdAt, end - bulk.below(729 * dayMs))
}
