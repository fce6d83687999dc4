import type { SyncPhase, SyncState } from '../../core/account/SyncState.js'
import type { AccountKey } from '../../core/recordId.js'
import { type RecordKind, recordKinds } from '../../core/recordKind.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'
import { mirrorTables } from '../mirror/table/mirrorTables.js'

interface StateRow {
  readonly account: AccountKey
  readonly kind: RecordKind
  readonly phase: SyncPhase
  readonly passRecords: number
  readonly total: number | null
  /** Null where no full reading is under way. */
  readonly passStartedAt: Instant | null
  readonly lastSucceededAt: Instant | null
  readonly lastError: string | null
  readonly records: number
}

/** Counted, not kept: live reads add and take away too. */
const counts = recordKinds
  .map(
    (kind) =>
      `select account_key, '${kind}' as kind, count(*)::int as records from ${mirrorTables[kind].name} where account_key = any($1::text[]) and deleted_at is null group by account_key`,
  )
  .join('\nunion all ')

const statement = `
select k.account, kinds.kind, coalesce(s.phase::text, 'PENDING') as phase, coalesce(s.pass_records, 0) as "passRecords", s.total,
  case when s.pass_since is null then s.pass_started_at end as "passStartedAt", s.last_succeeded_at as "lastSucceededAt", s.last_error as "lastError", coalesce(c.records, 0) as records
from unnest($1::text[]) as k(account)
cross join unnest($2::text[]) with ordinality as kinds(kind, position)
left join sync_state s on s.account_key = k.account and s.kind::text = kinds.kind
left join (${counts}) c on c.account_key = k.account and c.kind = kinds.kind
order by kinds.position`

/** How much of the reading under way is done; null when none is, or the vendor does not say how many records there are. */
export const progressOf = (passRecords: number, total: number | null): number | null =>
  total === null ? null : total === 0 ? 1 : Math.min(1, passRecords / total)

/** When a reading will be done that goes on as it did so far; null at its very beginning. */
export const estimateEnd = (startedAt: Instant, progress: number | null, now: Instant): Instant | null => {
  if (progress === null || progress <= 0) return null
  const elapsed = Date.parse(now) - Date.parse(startedAt)
  return new Date(Date.parse(startedAt) + Math.round(elapsed / progress)).toISOString()
}

/** How far the reading of every kind is, for each of the accounts. */
export const readSyncStates = async (
  sql: Sql,
  accounts: readonly AccountKey[],
  now: Instant,
): Promise<ReadonlyMap<AccountKey, readonly SyncState[]>> => {
  const rows = await sql.query<StateRow>(statement, [accounts, recordKinds])
  const states = rows.map(({ passRecords, total, passStartedAt, ...state }) => {
    const progress = passStartedAt === null ? null : progressOf(passRecords, total)
    return { ...state, progress, estimatedEndAt: passStartedAt === null ? null : estimateEnd(passStartedAt, progress, now) }
  })
  return Map.groupBy(states, ({ account }) => account)
}
