/** .NET ticks: 100-nanosecond steps since the year 1, UTC. Larger than 2^53, hence bigint. */
export type Ticks = bigint

const ticksOf1970 = 621_355_968_000_000_000n

/** The ticks of a time in milliseconds since 1970. `fraction` adds up to 9999 ticks below the millisecond. */
export const ticksAt = (milliseconds: number, fraction = 0): Ticks => BigInt(milliseconds) * 10_000n + ticksOf1970 + BigInt(fraction)

/** As Smokeball writes instants: `2026-05-22T01:36:17.4355416Z`, seven digits. */
export const ticksToInstant = (ticks: Ticks): string => {
  const since1970 = ticks - ticksOf1970
  const second = new Date(Number(since1970 / 10_000_000n) * 1000).toISOString().slice(0, 19)
  return `${second}.${String(since1970 % 10_000_000n).padStart(7, '0')}Z`
}

/** Ticks below the millisecond for record number `index`, so that instants look as a database of the vendor's has them. */
export const fractionOf = (index: number): number => (index * 7919 + 1237) % 10_000
