import { hashText, mix } from '../world/Random.js'
import type { PortalKit } from './Portal.js'

/**
 * GUIDs that stand for an index. The first eight digits are the index itself, scrambled so that it can be unscrambled (a four-round Feistel network);
 * the rest follows from kind and index, so that a made-up GUID is recognised as one.
 */
export const createGuids = (seed: number): PortalKit['guid'] => {
  const keys = new Map<string, number>()
  const keyOf = (kind: string): number => {
    const key = keys.get(kind) ?? kindKey(seed, kind)
    keys.set(kind, key)
    return key
  }
  return {
    of: (kind, index) => guidOf(keyOf(kind), index),
    indexOf: (kind, guid) => {
      const key = keyOf(kind)
      if (!/^[0-9a-f]{8}-/.test(guid)) return undefined
      const index = unscramble(key, Number.parseInt(guid.slice(0, 8), 16))
      return guidOf(key, index) === guid ? index : undefined
    },
  }
}

const kindKey = (seed: number, kind: string): number => mix(hashText(kind) ^ Math.imul(seed + 1, 0x9e3779b1))

const guidOf = (key: number, index: number): string => {
  const [a, b, c] = [mix(key ^ mix(index + 1)), mix(key + mix(index ^ 0x5bd1e995)), mix(mix(key ^ 0x27d4eb2f) ^ mix(index + 0x165667b1))]
  const version = 0x4000 | (a & 0x0fff)
  const variant = 0x8000 | (b & 0x3fff)
  return `${hex32(scramble(key, index))}-${hex16(a >>> 16)}-${hex16(version)}-${hex16(variant)}-${hex16(b >>> 16)}${hex32(c)}`
}

/** Lists of a large firm are mostly GUIDs: their digits are looked up. */
const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const hex16 = (value: number): string => `${hexOfByte[(value >>> 8) & 0xff] ?? ''}${hexOfByte[value & 0xff] ?? ''}`

const hex32 = (value: number): string => hex16(value >>> 16) + hex16(value)

const rounds = [0, 1, 2, 3] as const
const roundsBack = rounds.toReversed()

const round = (key: number, number: number, half: number): number => mix(key ^ Math.imul(number + 1, 0x7feb352d) ^ half) & 0xffff

const scramble = (key: number, value: number): number => {
  let [left, right] = [value >>> 16, value & 0xffff]
  for (const number of rounds) [left, right] = [right, left ^ round(key, number, right)]
  return ((left << 16) | right) >>> 0
}

const unscramble = (key: number, value: number): number => {
  let [left, right] = [value >>> 16, value & 0xffff]
  for (const number of roundsBack) [left, right] = [right ^ round(key, number, left), left]
  return ((left << 16) | right) >>> 0
}
