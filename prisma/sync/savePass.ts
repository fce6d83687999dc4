import type { SyncPhase } from '../../core/account/SyncState.js'
import type { ErrorCode } from '../../core/errors.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'

/** Where a kind's reading stands now. */
export interface PassToSave {
  readonly account: AccountKey
  readonly kind: RecordKind
  readonly phase: SyncPhase
  readonly cursor: string | null
  /** Null when the reading is complete. */
  readonly startedAt: Instant | null
  readonly records: number
  readonly total: number | null
  readonly lastSucceededAt: Instant | null
  readonly lastError: string | null
  /** The error's code; null where there is none. */
  readonly lastErrorCode: ErrorCode | null
}

const statement = `
insert into sync_state (account_key, kind, phase, cursor, pass_started_at, pass_records, total, last_succeeded_at, last_error, last_error_code)
values ($1, $2::record_kind, $3::sync_phase, $4, $5::timestamptz, $6::int, $7::int, $8::timestamptz, $9, $10)
on conflict (account_key, kind) do update set phase = excluded.phase, cursor = excluded.cursor, pass_started_at = excluded.pass_started_at,
  pass_records = excluded.pass_records, total = excluded.total, last_succeeded_at = excluded.last_succeeded_at, last_error = excluded.last_error,
  last_error_code = excluded.last_error_code`

/** Keeps where a reading stands; in the same transaction as the page it has come to. */
export const savePass = async (sql: Sql, pass: PassToSave): Promise<void> => {
  const { account, kind, phase, cursor, startedAt, records, total, lastSucceededAt, lastError, lastErrorCode } = pass
  await sql.query(statement, [account, kind, phase, cursor, startedAt, records, total, lastSucceededAt, lastError, lastErrorCode])
}
