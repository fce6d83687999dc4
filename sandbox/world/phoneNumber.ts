import type { Random } from './Random.js'

const spellings: readonly ((area: string, last: string) => string)[] = [
  (area, last) => `(${area}) 555-${last}`,
  (area, last) => `(${area}) 555-${last}`,
  (area, last) => `${area}-555-${last}`,
  (area, last) => `+1 ${area} 555 ${last}`,
  (area, last) => `+1${area}555${last}`,
  (area, last) => `${area}.555.${last}`,
  (area, last) => `${area}555${last}`,
  (area, last) => `(${area}) 555-${last} ext. 12`,
]

/** A number that rings nowhere (555-0100 to 555-0199), spelled in one of the ways people type them. */
export const phoneNumber = (random: Random, areaCodes: readonly string[]): string =>
  random.pick(spellings)(random.pick(areaCodes), `01${String(random.below(100)).padStart(2, '0')}`)
