import { MattergraphError } from '../../../core/errors.js'
import type { Instant } from '../../../core/record/scalars.js'

const ticksPerMs = 10_000n
/** 1970-01-01 in .NET ticks: 100-nanosecond steps since the year 1. */
const ticksAtEpoch = 621_355_968_000_000_000n
/** The last tick of the year 9999, beyond which .NET has no date. */
const lastTick = 3_155_378_975_999_999_999n

/** The instant of .NET ticks given as digits (see `parseJsonLossless`); what is finer than a millisecond is cut off. Throws DRIFT for other text. */
export const instantOfTicks = (ticks: string): Instant => {
  if (!/^\d{1,19}$/.test(ticks) || BigInt(ticks) > lastTick) throw new MattergraphError('DRIFT', 'expected .NET ticks, came other text')
  return new Date(msOfTicks(ticks)).toISOString()
}

/** The milliseconds since 1970 of .NET ticks, which must be digits; what is finer is cut off. */
export const msOfTicks = (ticks: string): number => Number(BigInt(ticks) / ticksPerMs - ticksAtEpoch / ticksPerMs)

/** The .NET ticks of an instant, as digits. */
export const ticksOfInstant = (instant: Instant): string => String(BigInt(Date.parse(instant)) * ticksPerMs + ticksAtEpoch)
