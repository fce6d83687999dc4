import { Random } from './Random.js'
import { stream } from './WorldFrame.js'

const most = 40

/** Which time entries belong to which matter. */
export interface TimeEntryRanges {
  readonly count: number
  /** The half-open range of a matter's entries; empty for a matter that does not exist. */
  ofMatter(matter: number): { readonly from: number; readonly until: number }
  /** The matter an entry belongs to. */
  matterOf(entry: number): number
}

/**
 * Deals every matter zero to forty entries, six on average, and adds them up. The sums are the only part of a world kept in memory beside its people:
 * four bytes a matter, made in a few milliseconds for 100 000.
 */
export const timeEntryRanges = (key: number, matterCount: number): TimeEntryRanges => {
  const starts = new Uint32Array(matterCount + 1)
  for (let matter = 0; matter < matterCount; matter += 1) starts[matter + 1] = startOf(starts, matter) + entriesOf(key, matter)
  return {
    count: startOf(starts, matterCount),
    ofMatter: (matter) =>
      matter < 0 || matter >= matterCount ? { from: 0, until: 0 } : { from: startOf(starts, matter), until: startOf(starts, matter + 1) },
    matterOf: (entry) => lastStartAtOrBefore(starts, entry),
  }
}

const startOf = (starts: Uint32Array, at: number): number => starts[at] ?? 0

const entriesOf = (key: number, matter: number): number => {
  const random = new Random(key, stream.timeEntryCount, matter)
  if (random.chance(12)) return 0
  return Math.min(most, Math.floor(-Math.log(1 - random.below(1_000_000) / 1_000_000) * 7.3))
}

const lastStartAtOrBefore = (starts: Uint32Array, entry: number): number => {
  let low = 0
  let high = starts.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (startOf(starts, middle) <= entry) low = middle
    else high = middle
  }
  return low
}
