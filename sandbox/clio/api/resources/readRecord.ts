import type { ClioFirm } from '../../ClioFirm.js'
import type { Test } from '../filterBy.js'
import type { Stored } from '../Kind.js'

/** Whether a field has a value. */
export const is =
  (field: string, value: unknown): Test =>
  (record) =>
    record[field] === value
/** Sort keys that are fields of the record. */
export const own = (...fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, (record: Stored) => record[field]]))
/** The id of a reference; empty where there is none. */
export const idIn = (value: unknown): string => (typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '')
/** Sort key: the name of a referred record. */
export const named = (field: string, list: 'users' | 'contacts') => (record: Stored, firm: ClioFirm) =>
  firm[list].get(idIn(record[field]))?.name ?? null
/** Some fields of a record, to look for words in. */
export const texts = (record: Stored, ...fields: readonly string[]): readonly unknown[] => fields.map((field) => record[field])
/** One field of each entry of a list inside a record. */
export const parts = (record: Stored, list: string, field: string): readonly unknown[] => {
  const entries = record[list]
  return Array.isArray(entries) ? entries.map((entry: Stored) => entry[field]) : []
}
