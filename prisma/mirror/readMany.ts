import type { MirrorRow } from '../../core/mirror/MirrorRow.js'
import type { RecordKey } from '../../core/mirror/RecordKey.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import { rowColumns, type SelectedRow, toMirrorRow } from './selectRow.js'
import type { MirrorTable } from './table/MirrorTable.js'
import { mirrorTables } from './table/mirrorTables.js'

/** So many rows are read with a kept plan, which knows nothing of how many there are. */
const few = 10

/** One row per key, in the keys' order, tombstones included; null where there never was one. */
export const readMany = async <K extends RecordKind>(
  sql: Sql,
  kind: K,
  { keys, withRaw }: { readonly keys: readonly RecordKey[]; readonly withRaw: boolean },
): Promise<readonly (MirrorRow<K> | null)[]> => {
  if (keys.length === 0) return []
  const table: MirrorTable<K> = mirrorTables[kind]
  const found = await sql.query<SelectedRow<K> & { readonly $position: number }>(
    `select k.position as "$position", ${rowColumns(table, withRaw)}
from unnest($1::text[], $2::text[]) with ordinality as k(account_key, vendor_id, position)
join ${table.name} r on r.account_key = k.account_key and r.vendor_id = k.vendor_id
join account a on a.key = r.account_key`,
    [keys.map(({ account }) => account), keys.map(({ vendorId }) => vendorId)],
    { isKept: keys.length <= few },
  )
  const rows: (MirrorRow<K> | null)[] = keys.map(() => null)
  for (const selected of found) rows[selected.$position - 1] = toMirrorRow(table, selected)
  return rows
}
