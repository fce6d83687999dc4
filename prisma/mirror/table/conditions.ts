import { MattergraphError } from '../../../core/errors.js'
import type { Vendor } from '../../../core/vendor.js'
import type { RecordKey } from '../../../core/mirror/RecordKey.js'
import { foldText } from '../foldText.js'
import { term, type TermName } from '../term.js'
import type { ColumnType, Condition } from './MirrorTable.js'

/** The column is this value. */
export const equals =
  <T extends string | boolean>(column: string, type: ColumnType): Condition<T> =>
  (value, bind) =>
    `r.${column} = ${bind(value, type)}`

/** The column is one of these. */
export const isAnyOf =
  (column: string): Condition<readonly string[]> =>
  (values, bind) =>
    `r.${column} = any(${bind(values, 'text[]')})`

/** The column is this value or greater, or less, … */
export const compares =
  (column: string, operator: '<' | '<=' | '>=', type: 'date' | 'timestamptz'): Condition<string> =>
  (value, bind) =>
    `r.${column} ${operator} ${bind(value, type)}`

/** One of the record's terms is this value. */
export const hasTerm =
  (name: TermName): Condition<string> =>
  (value, bind) =>
    `r.terms @> ${bind([term(name, value)], 'text[]')}`

/** One of the record's terms is one of these values. */
export const hasAnyTerm =
  (name: TermName): Condition<readonly string[]> =>
  (values, bind) =>
    `r.terms && ${bind(
      values.map((value) => term(name, value)),
      'text[]',
    )}`

/** The column points to this record of the same account. */
export const pointsTo =
  (column: string): Condition<RecordKey> =>
  ({ account, vendorId }, bind) =>
    `(r.account_key = ${bind(account, 'text')} and r.${column} = ${bind(vendorId, 'text')})`

/** The column's list holds the id of this record of the same account. */
export const namesAmong =
  (column: string): Condition<RecordKey> =>
  ({ account, vendorId }, bind) =>
    `(r.account_key = ${bind(account, 'text')} and r.${column} @> ${bind([vendorId], 'text[]')})`

/** A pattern that finds the text anywhere; `%`, `_` and `\` stand for themselves. */
const anywhere = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`

const longestSearch = 1_000
const mostWords = 32

/** The text as it is looked for; throws LIMIT_EXCEEDED for more than anybody types. */
const searched = (text: string): string => {
  if (text.length > longestSearch)
    throw new MattergraphError('LIMIT_EXCEEDED', `a text to look for has ${text.length} characters: at most ${longestSearch}`)
  return foldText(text)
}

/** The searched text holds this text. */
export const contains: Condition<string> = (text, bind) => `r.search_text like ${bind(anywhere(searched(text)), 'text')}`

/** The expression holds every word of the text. Each word is a condition of its own, and thousands of them end the embedded database: more than 32 are refused. */
export const containsWords =
  (expression: string): Condition<string> =>
  (text, bind) => {
    const words = [...new Set(searched(text).split(' '))]
    if (words.length > mostWords)
      throw new MattergraphError('LIMIT_EXCEEDED', `a text to look for has ${words.length} different words: at most ${mostWords}`)
    return `(${words.map((word) => `${expression} like ${bind(anywhere(word), 'text')}`).join(' and ')})`
  }

/** What every kind's list can be narrowed by. */
export const baseConditions = {
  vendors: (values: readonly Vendor[], bind: Parameters<Condition<string>>[1]) =>
    `r.account_key = any(array(select key from account where vendor::text = any(${bind(values, 'text[]')})))`,
  updatedSince: compares('updated_at', '>=', 'timestamptz'),
  updatedUntil: compares('updated_at', '<', 'timestamptz'),
  externalIds: isAnyOf('external_id'),
} as const
