import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import type { Pass } from './Pass.js'

/** Where a kind's reading stands now. What is wanted of it next is not a matter of the reading. */
export interface PassToSave extends Omit<Pass, 'fullWanted' | 'dueAt' | 'wants'> {
  readonly account: AccountKey
  readonly kind: RecordKind
}

const columns = [
  'phase',
  'cursor',
  'pass_started_at',
  'pass_since',
  'pass_records',
  'total',
  'last_succeeded_at',
  'last_error',
  'last_error_code',
  'changes_read_to',
  'full_read_at',
  'mass_absence_at',
  'quiet_readings',
  'failures',
  'changes_are_partial',
  'pass_requests',
  'full_requests',
]

const statement = `
insert into sync_state (account_key, kind, ${columns.join(', ')})
values ($1, $2::record_kind, $3::sync_phase, $4, $5::timestamptz, $6::timestamptz, $7::int, $8::int, $9::timestamptz, $10, $11, $12::timestamptz, $13::timestamptz,
  $14::timestamptz, $15::int, $16::int, $17::boolean, $18::int, $19::int)
on conflict (account_key, kind) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`

/** Keeps where a reading stands; in the same transaction as the page it has come to. */
export const savePass = async (sql: Sql, pass: PassToSave): Promise<void> => {
  const values = [
    pass.account,
    pass.kind,
    pass.phase,
    pass.cursor,
    pass.startedAt,
    pass.since,
    pass.records,
    pass.total,
    pass.lastSucceededAt,
    pass.lastError,
    pass.lastErrorCode,
    pass.changesReadTo,
    pass.fullReadAt,
    pass.massAbsenceAt,
    pass.quietReadings,
    pass.failures,
    pass.changesArePartial,
    pass.requests,
    pass.fullRequests,
  ]
  await sql.query(statement, values, { isKept: true })
}
