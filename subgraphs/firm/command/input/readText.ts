import { InputRefusal } from './InputRefusal.js'

const longestText = 10_000

/** A text that must say something. */
export const readText = (value: string, field: string): string => {
  if (value.trim() === '') throw new InputRefusal('TEXT_EMPTY', `${field} is empty`, field)
  return bounded(value, field)
}

/** A text that may be left out; null where nothing stands in it. */
export const readOptionalText = (value: string | null | undefined, field: string): string | null =>
  value === null || value === undefined || value.trim() === '' ? null : bounded(value.trim(), field)

const bounded = (value: string, field: string): string => {
  if (value.length > longestText)
    throw new InputRefusal('TEXT_TOO_LONG', `${field} has ${String(value.length)} characters: at most ${String(longestText)}`, field)
  return value
}
