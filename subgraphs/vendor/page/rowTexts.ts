import type { PageValue } from './PageValue.js'
import { readText } from './readText.js'

/** What values of a page read as, by name: the unmapped payload of what has no other. Missing ones are null. */
export const rowTexts = (values: Readonly<Record<string, PageValue | null>>): Readonly<Record<string, string | null>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === null ? null : readText(value)]))
