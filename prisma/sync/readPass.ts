import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import type { Pass } from './Pass.js'

const columns = `phase::text as phase, cursor, pass_started_at as "startedAt", pass_since as since, pass_records as records, pass_requests as requests, total, last_succeeded_at as "lastSucceededAt",
  last_error as "lastError", last_error_code as "lastErrorCode", changes_read_to as "changesReadTo", changes_are_partial as "changesArePartial",
  full_read_at as "fullReadAt", full_requests as "fullRequests", mass_absence_at as "massAbsenceAt",
  quiet_readings as "quietReadings", failures, full_wanted as "fullWanted", due_at as "dueAt", wants`

/** Where a kind's reading stands; null where it never began. */
export const readPass = async (sql: Sql, account: AccountKey, kind: RecordKind): Promise<Pass | null> =>
  (await readPasses(sql, account)).get(kind) ?? null

/** Where the readings of an account's kinds stand; those that never began are not there. */
export const readPasses = async (sql: Sql, account: AccountKey): Promise<ReadonlyMap<RecordKind, Pass>> => {
  const rows = await sql.query<Pass & { readonly kind: RecordKind }>(
    `select kind::text as kind, ${columns} from sync_state where account_key = $1::text`,
    [account],
  )
  return new Map(rows.map(({ kind, ...pass }) => [kind, pass]))
}
