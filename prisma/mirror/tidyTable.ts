import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import type { MirrorSort } from './table/MirrorTable.js'
import { mirrorTables } from './table/mirrorTables.js'

/** What plans depend on: keys, references and what is sorted by. Payloads and notes would take most of the time and help nobody. */
const planned = (columns: readonly string[], sorts: readonly MirrorSort[]): string =>
  [...new Set(['account_key', 'deleted_at', ...columns.filter((name) => name.endsWith('_id')), ...sorts.map(({ column }) => column)])].join(
    ', ',
  )

/**
 * Counts anew what the planner goes by, and clears away the dead rows a second reading leaves behind. A server does both by itself sooner or later;
 * the embedded database has nobody who would.
 */
export const tidyTable = async (sql: Sql, kind: RecordKind, { hasDeadRows }: { readonly hasDeadRows: boolean }): Promise<void> => {
  const { name, fields, sorts, participants } = mirrorTables[kind]
  const columns = fields.flatMap((field) => field.columns.map((column) => column.name))
  const vacuumed = hasDeadRows ? 'vacuum (analyze)' : 'analyze'
  await sql.query(`${vacuumed} ${name} (${planned(columns, Object.values<MirrorSort>(sorts))})`, [], { isLong: true })
  if (participants !== null) await sql.query(`${vacuumed} mirror_matter_participant`, [], { isLong: true })
}
