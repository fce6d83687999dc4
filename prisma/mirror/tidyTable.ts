import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import { mirrorTables } from './table/mirrorTables.js'

/** Clears a table's dead rows away and counts anew what the planner goes by. The embedded database has nobody who does it by himself. */
export const tidyTable = async (sql: Sql, kind: RecordKind): Promise<void> => {
  await sql.query(`vacuum (analyze) ${mirrorTables[kind].name}`)
  if (kind === 'MATTER') await sql.query('vacuum (analyze) mirror_matter_participant')
}
