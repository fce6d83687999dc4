import type { MirrorRow, MirroredRecords } from '../../core/mirror/MirrorRow.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Vendor } from '../../core/vendor.js'
import type { MirrorTable } from './table/MirrorTable.js'

/** A row as the select list of `rowColumns` gives it: the record's own fields, and these. */
export type SelectedRow<K extends RecordKind> = MirroredRecords[K] & {
  readonly $account: AccountKey
  readonly $vendor: Vendor
  readonly $syncedAt: Instant
  readonly $deletedAt: Instant | null
}

/** The select list of one row `r` and its account `a`. The vendor's payload is large and seldom wanted: without it `raw` is null. */
export const rowColumns = <K extends RecordKind>(table: MirrorTable<K>, withRaw: boolean): string =>
  [
    'r.account_key as "$account"',
    'a.vendor::text as "$vendor"',
    'r.synced_at as "$syncedAt"',
    'r.deleted_at as "$deletedAt"',
    ...table.fields.map(({ name, select }) => `${name === 'raw' && !withRaw ? 'null' : select} as "${name}"`),
  ].join(', ')

/** Makes a row of what `rowColumns` selected; further columns of the statement are left aside. */
export const toMirrorRow = <K extends RecordKind>(table: MirrorTable<K>, selected: SelectedRow<K>): MirrorRow<K> => {
  const record: Partial<MirroredRecords[K]> = {}
  for (const { name } of table.fields) record[name] = selected[name]
  const { $account: account, $vendor: vendor, $syncedAt: syncedAt, $deletedAt: deletedAt } = selected
  // The table names every field of the record: a test compares a record with what comes back.
  return { kind: table.kind, account, vendor, record: record as MirroredRecords[K], syncedAt, deletedAt }
}
