import type { Json } from '../record/scalars.js'

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** JSON written the one way RFC 8785 knows: no space, keys sorted by their UTF-16 units. Throws for numbers that JSON has no text for. */
export const canonicalJson = (value: Json): string => {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${String(value)} cannot be written as JSON`)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`
}
