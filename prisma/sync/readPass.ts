import type { SyncPhase } from '../../core/account/SyncState.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'

/** One reading of a kind from its first page to its last, as far as it came. */
export interface Pass {
  readonly phase: SyncPhase
  /** Where the next page starts; null before the first. */
  readonly cursor: string | null
  readonly startedAt: Instant | null
  readonly records: number
  readonly total: number | null
  readonly lastSucceededAt: Instant | null
}

/** Where a kind's reading stands; null where it never began. */
export const readPass = async (sql: Sql, account: AccountKey, kind: RecordKind): Promise<Pass | null> => {
  const rows = await sql.query<Pass>(
    `select phase::text as phase, cursor, pass_started_at as "startedAt", pass_records as records, total, last_succeeded_at as "lastSucceededAt"
from sync_state where account_key = $1 and kind = $2::record_kind`,
    [account, kind],
  )
  return rows[0] ?? null
}
