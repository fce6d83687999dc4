import type { PageValue } from './PageValue.js'
import { readText } from './readText.js'

/** Reads a value that may be left out; null where nothing stands, or the mark the portal puts there instead (`—`). */
export const unlessBlank = <T>(value: PageValue, read: (value: PageValue) => T, mark = ''): T | null => {
  const text = readText(value)
  return text === '' || text === mark ? null : read(value)
}
