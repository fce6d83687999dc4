import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Vendor } from '../../core/vendor.js'
import type { Sql } from '../Database.js'

/** A process's turn to read an account. */
export interface SyncTurn {
  readonly account: AccountKey
  /** What every renewal and every page must name: once another process has the account, this one ends its turn. */
  readonly fence: number
  /** How often somebody had wanted the account to be due when the turn was taken: what is wanted later is not forgotten at its end. */
  readonly wants: number
}

/** The turn of an account that was due. */
export interface DueTurn extends SyncTurn {
  readonly vendor: Vendor
}

/** Until when a turn is given if it is not renewed. */
export interface Lease {
  readonly now: Instant
  readonly until: Instant
}

const isFree = '(lease_until is null or lease_until <= $1::timestamptz)'

/** Gives every account a place among the turns that has none yet, due at once. */
export const seatAccounts = async (sql: Sql, now: Instant): Promise<void> => {
  await sql.query(
    'insert into sync_turn (account_key, due_at) select key, $1::timestamptz from account on conflict (account_key) do nothing',
    [now],
  )
}

/** Takes every turn back. Only for a process that knows that it is alone over its database. */
export const freeTurns = async (sql: Sql): Promise<void> => {
  await sql.query('update sync_turn set lease_until = null where lease_until is not null', [])
}

/** An account of one of these vendors. */
const isOf = (vendors: string): string => `exists (select 1 from account a where a.key = account_key and a.vendor::text = any(${vendors}))`

/** Takes the turn of the account of these vendors that has been due longest; null where none is. */
export const claimDueTurn = async (sql: Sql, { now, until }: Lease, vendors: readonly Vendor[]): Promise<DueTurn | null> => {
  const [turn] = await sql.query<DueTurn>(
    `update sync_turn set fence = fence + 1, lease_until = $2::timestamptz where account_key = (
       select account_key from sync_turn where due_at <= $1::timestamptz and ${isFree} and ${isOf('$3::text[]')}
       order by due_at, account_key limit 1 for update skip locked
     ) returning account_key as account, fence, wants, (select vendor::text from account where key = account_key) as vendor`,
    [now, until, vendors],
  )
  return turn ?? null
}

/** Takes the turn of one account, whether it is due or not; null while another process has it. */
export const claimTurn = async (sql: Sql, account: AccountKey, { now, until }: Lease): Promise<SyncTurn | null> => {
  await sql.query('insert into sync_turn (account_key) values ($1::text) on conflict (account_key) do nothing', [account])
  const [turn] = await sql.query<SyncTurn>(
    `update sync_turn set fence = fence + 1, lease_until = $2::timestamptz where account_key = $3::text and ${isFree}
     returning account_key as account, fence, wants`,
    [now, until, account],
  )
  return turn ?? null
}

/** Keeps a turn for longer; false when another process has the account by now. */
export const renewTurn = async (sql: Sql, { account, fence }: SyncTurn, until: Instant): Promise<boolean> => {
  const renewed = await sql.query(
    `update sync_turn set lease_until = $3::timestamptz where account_key = $1::text and fence = $2::int and lease_until is not null
     returning fence`,
    [account, fence, until],
  )
  return renewed.length > 0
}

/** Whether the turn is still this process's; no other gets it before the transaction ends. To be called inside a transaction. */
export const holdTurn = async (sql: Sql, { account, fence }: SyncTurn): Promise<boolean> => {
  const held = await sql.query('select fence from sync_turn where account_key = $1::text and fence = $2::int for share', [account, fence], {
    isKept: true,
  })
  return held.length > 0
}

/** Gives a turn back and says when the account is to be looked at next, or earlier where somebody wanted that meanwhile; null for never, unless somebody asks. */
export const endTurn = async (sql: Sql, { account, fence, wants }: SyncTurn, dueAt: Instant | null): Promise<void> => {
  // Nothing but the row itself: its last version is looked at, even if somebody who wants the account is changing it right now.
  await sql.query(
    `update sync_turn set lease_until = null, due_at = case when wants = $4::int then $3::timestamptz else least(due_at, $3::timestamptz) end
     where account_key = $1::text and fence = $2::int`,
    [account, fence, dueAt, wants],
  )
}

/** When the next account of these vendors is due or free again; null where none waits. */
export const nextTurn = async (sql: Sql, vendors: readonly Vendor[]): Promise<Instant | null> => {
  const [row] = await sql.query<{ due: Instant | null }>(
    `select min(greatest(due_at, coalesce(lease_until, due_at))) as due from sync_turn where due_at is not null and ${isOf('$1::text[]')}`,
    [vendors],
  )
  return row?.due ?? null
}

/** Notes that clients look at these accounts' records: each has its turn now, in which its readings are planned anew. */
export const noteLooks = async (
  sql: Sql,
  { accounts, now }: { readonly accounts: readonly AccountKey[]; readonly now: Instant },
): Promise<void> => {
  await sql.query(
    `update sync_turn set last_look_at = $2::timestamptz, due_at = least(due_at, $2::timestamptz), wants = wants + 1
     where account_key = any($1::text[]) and due_at is not null`,
    [accounts, now],
  )
}

/** When a client last looked at an account's records; null for never. */
export const readLastLook = async (sql: Sql, account: AccountKey): Promise<Instant | null> => {
  const [row] = await sql.query<{ at: Instant | null }>('select last_look_at as at from sync_turn where account_key = $1::text', [account])
  return row?.at ?? null
}
