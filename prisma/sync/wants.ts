import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'

/** Makes kinds of an account due, from the beginning where `full`; to be called inside a transaction. */
export const wantReading = async (
  sql: Sql,
  {
    account,
    kinds,
    full,
    dueAt,
  }: { readonly account: AccountKey; readonly kinds: readonly RecordKind[]; readonly full: boolean; readonly dueAt: Instant },
): Promise<void> => {
  await sql.query(
    `insert into sync_state (account_key, kind, phase, due_at, full_wanted, wants)
     select $1::text, kind::record_kind, 'PENDING', $3::timestamptz, $4::boolean, 1 from unnest($2::text[]) as wanted(kind)
     on conflict (account_key, kind) do update set due_at = least(sync_state.due_at, excluded.due_at), full_wanted = sync_state.full_wanted or excluded.full_wanted,
       wants = sync_state.wants + 1`,
    [account, kinds, dueAt, full],
  )
  await sql.query(
    `insert into sync_turn (account_key, due_at, wants) values ($1::text, $2::timestamptz, 1)
     on conflict (account_key) do update set due_at = least(sync_turn.due_at, excluded.due_at), wants = sync_turn.wants + 1`,
    [account, dueAt],
  )
}

/** A reading of everything begins: it is no longer only wanted. */
export const grantWhole = async (sql: Sql, account: AccountKey, kind: RecordKind): Promise<void> => {
  await sql.query('update sync_state set full_wanted = false where account_key = $1::text and kind = $2::record_kind', [account, kind])
}

/** Sets when a kind is read next, unless somebody has wanted it read since `wants` were counted. */
export const planKind = async (
  sql: Sql,
  {
    account,
    kind,
    wants,
    dueAt,
  }: { readonly account: AccountKey; readonly kind: RecordKind; readonly wants: number; readonly dueAt: Instant },
): Promise<void> => {
  await sql.query(
    `update sync_state set due_at = $4::timestamptz
     where account_key = $1::text and kind = $2::record_kind and wants = $3::int`,
    [account, kind, wants, dueAt],
  )
}
