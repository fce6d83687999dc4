import { prefixRanges, type PrefixRanges } from './prefixRanges.js'
import { Random } from './Random.js'
import { stream } from './WorldFrame.js'

const most = 40

/** Deals every matter zero to forty time entries, six on average. The sums are the only part of a world kept in memory beside its people. */
export const timeEntryRanges = (key: number, matterCount: number): PrefixRanges =>
  prefixRanges(matterCount, (matter) => entriesOf(key, matter))

const entriesOf = (key: number, matter: number): number => {
  const random = new Random(key, stream.timeEntryCount, matter)
  if (random.chance(12)) return 0
  return Math.min(most, Math.floor(-Math.log(1 - random.below(1_000_000) / 1_000_000) * 7.3))
}
