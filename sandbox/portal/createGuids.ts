import { hashText, mix } from '../world/Random.js'
import type { PortalKit } from './Portal.js'

/**
 * GUIDs that stand for an index. The first eight digits are the index itself, scrambled so that it can be unscrambled (a four-round Feistel network);
 * the rest follows from kind and index, so that a made-up GUID is recognised as one.
 */
export const createGuids = (seed: number): PortalKit['guid'] => ({
  of: (kind, index) => guidOf(kindKey(seed, kind), index),
  indexOf: (kind, guid) => {
    const key = kindKey(seed, kind)
    if (!/^[0-9a-f]{8}-/.test(guid)) return undefined
    const index = unscramble(key, Number.parseInt(guid.slice(0, 8), 16))
    return guidOf(key, index) === guid ? index : undefined
  },
})

const kindKey = (seed: number, kind: string): number => mix(hashText(kind) ^ Math.imul(seed + 1, 0x9e3779b1))

const guidOf = (key: number, index: number): string => {
  const [a, b, c] = [mix(key ^ mix(index + 1)), mix(key + mix(index ^ 0x5bd1e995)), mix(mix(key ^ 0x27d4eb2f) ^ mix(index + 0x165667b1))]
  const version = 0x4000 | (a & 0x0fff)
  const variant = 0x8000 | (b & 0x3fff)
  return `${hex(scramble(key, index), 8)}-${hex(a >>> 16, 4)}-${hex(version, 4)}-${hex(variant, 4)}-${hex(b >>> 16, 4)}${hex(c, 8)}`
}

const hex = (value: number, digits: number): string => (value >>> 0).toString(16).padStart(digits, '0')

const rounds = [0, 1, 2, 3] as const

const round = (key: number, number: number, half: number): number => mix(key ^ Math.imul(number + 1, 0x7feb352d) ^ half) & 0xffff

const scramble = (key: number, value: number): number => {
  let [left, right] = [value >>> 16, value & 0xffff]
  for (const number of rounds) [left, right] = [right, left ^ round(key, number, right)]
  return ((left << 16) | right) >>> 0
}

const unscramble = (key: number, value: number): number => {
  let [left, right] = [value >>> 16, value & 0xffff]
  for (const number of rounds.toReversed()) [left, right] = [right ^ round(key, number, left), left]
  return ((left << 16) | right) >>> 0
}
