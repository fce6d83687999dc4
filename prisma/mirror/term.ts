import { hash } from 'node:crypto'
import type { Json } from '../../core/record/scalars.js'

/** What a record can be found by as a whole value. */
export type TermName = 'tag' | 'email' | 'phone' | 'role' | 'stage' | 'practiceArea' | 'number' | 'activityCode'

/** A longer value is hashed: an index entry has its bounds. */
const longest = 200

/** A value as it is compared: case and surrounding space do not count, accents do. */
const fold = (value: string): string => value.normalize('NFC').toLowerCase().trim()

/** One entry of a record's terms: `tag:vip`. */
export const term = (name: TermName, value: string): string => {
  const folded = fold(value)
  return `${name}:${folded.length > longest ? `#${hash('sha256', folded, 'base64')}` : folded}`
}

/** The terms of a value that may be missing. */
export const termsOf = (name: TermName, value: string | null): readonly string[] => (value === null ? [] : [term(name, value)])

/** JSON with its keys in order, so that equal values have equal text. */
const ordered = (value: Json): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(ordered).join(',')}]`
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${ordered(entry)}`).join(',')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** As much of a hash as no two values will ever share. */
const hashLength = 22

/** What a custom field with its value is found by: the name folded, the value exactly. Hashed, since the value must keep its case and may be long. */
export const customFieldTerm = (name: string, value: Json): string =>
  hash('sha256', JSON.stringify([fold(name), ordered(value)]), 'base64').slice(0, hashLength)
