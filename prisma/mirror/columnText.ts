import type { Json } from '../../core/record/scalars.js'
import type { ColumnType } from './table/MirrorTable.js'

const withoutNul = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text)

/** What PostgreSQL's JSON cannot hold: NUL, and halves of a pair that stand alone. */
const unstorable = /\\u(?:0000|d[89a-f])/i

const storable = (_key: string, value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value)

const jsonText = (value: Json): string => {
  const text = JSON.stringify(value)
  return text.includes('\\u') && unstorable.test(text) ? JSON.stringify(value, storable) : text
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`

/** A list of text in PostgreSQL's own notation. */
const listText = (list: readonly Json[]): string =>
  `{${list.map((item) => (typeof item === 'string' ? quoted(withoutNul(item)) : 'NULL')).join(',')}}`

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** A value as the text PostgreSQL reads a column of this type from. What it cannot hold is left out, or replaced by the sign for "unreadable". */
export const columnText = (type: ColumnType, value: Json): string | null => {
  if (value === null) return null
  if (type === 'json') return jsonText(value)
  if (typeof value === 'string') return withoutNul(value)
  return isList(value) ? listText(value) : JSON.stringify(value)
}
