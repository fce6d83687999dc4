import type { SqlValue, TextList } from '../Database.js'
import type { ColumnType } from './table/MirrorTable.js'

/** Makes a value a parameter and gives what stands for it in the text: `$3::text[]`. */
export type Bind = (value: SqlValue, type: ColumnType | 'text[]') => string

const withoutNul = (text: string): string => text.replaceAll('\0', '')

/** PostgreSQL's text has no NUL; nothing stored has one, so nothing is lost by leaving it out of what is looked for. */
const clean = (value: SqlValue): SqlValue =>
  typeof value === 'string' ? withoutNul(value) : isList(value) ? value.map((text) => (text === null ? null : withoutNul(text))) : value

const isList = (value: SqlValue): value is TextList => Array.isArray(value)

/** The parameters of one statement. */
export class Values {
  readonly list: SqlValue[] = []
  readonly bind: Bind = (value, type) => `$${this.list.push(clean(value))}::${type}`
}
