import type { ChangeFilter } from '../../core/change/ChangeFilter.js'
import type { RecordKey } from '../../core/mirror/RecordKey.js'
import type { Bind } from '../mirror/Values.js'

/** Pairs or triples as columns of text. */
const isAmong = (columns: readonly string[], rows: readonly (readonly string[])[], bind: Bind): string => {
  const lists = columns.map((_, index) =>
    bind(
      rows.map((row) => row[index] ?? null),
      'text[]',
    ),
  )
  return `(${columns.join(', ')}) in (select * from unnest(${lists.join(', ')}))`
}

const ofMatter = ({ account, vendorId }: RecordKey, bind: Bind): string =>
  `(c.account_key = ${bind(account, 'text')} and c.matter_ids @> array[${bind(vendorId, 'text')}])`

/** The conditions of a filter on a change `c` and its account `a`. */
export const changeConditions = ({ accounts, vendors, kinds, actions, records, matters }: ChangeFilter, bind: Bind): readonly string[] => {
  const conditions: string[] = []
  if (Array.isArray(accounts)) conditions.push(`c.account_key = any(${bind(accounts, 'text[]')})`)
  if (Array.isArray(vendors)) conditions.push(`a.vendor::text = any(${bind(vendors, 'text[]')})`)
  if (Array.isArray(kinds)) conditions.push(`c.kind::text = any(${bind(kinds, 'text[]')})`)
  if (Array.isArray(actions)) conditions.push(`c.action::text = any(${bind(actions, 'text[]')})`)
  if (records !== null && records !== undefined) {
    const rows = records.map(({ kind, account, vendorId }) => [kind, account, vendorId])
    conditions.push(isAmong(['c.kind::text', 'c.account_key', 'c.vendor_id'], rows, bind))
  }
  if (matters !== null && matters !== undefined)
    conditions.push(matters.length === 0 ? 'false' : `(${matters.map((matter) => ofMatter(matter, bind)).join(' or ')})`)
  return conditions
}
