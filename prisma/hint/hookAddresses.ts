import { hash } from 'node:crypto'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Vendor } from '../../core/vendor.js'
import type { Sql } from '../Database.js'

/** The address at which a vendor tells of an account's changes, as far as it is no secret. */
export interface HookAddress {
  readonly account: AccountKey
  readonly vendor: Vendor
  /** When the vendor was last asked to tell; null for never. */
  readonly askedAt: Instant | null
  /** When the hooks are looked at again; null for at once. */
  readonly lookAgainAt: Instant | null
}

const columns = `h.account_key as "account", a.vendor::text as "vendor", h.asked_at as "askedAt", h.look_again_at as "lookAgainAt"`

const hashOf = (token: string): string => hash('sha256', token, 'base64')

/** The address whose opaque part this is; null where there is none. */
export const findHookAddress = async (sql: Sql, token: string): Promise<HookAddress | null> => {
  const [address] = await sql.query<HookAddress>(
    `select ${columns} from hook_address h join account a on a.key = h.account_key where h.token_hash = $1::text`,
    [hashOf(token)],
  )
  return address ?? null
}

/** The address of an account; null where it has none. */
export const readHookAddress = async (sql: Sql, account: AccountKey): Promise<HookAddress | null> => {
  const [address] = await sql.query<HookAddress>(
    `select ${columns} from hook_address h join account a on a.key = h.account_key where h.account_key = $1::text`,
    [account],
  )
  return address ?? null
}

/** Notes that the vendor is asked now to tell at the address with this opaque part, and that nobody else need do so before `lookAgainAt`. */
export const noteAsking = async (
  sql: Sql,
  {
    account,
    token,
    now,
    lookAgainAt,
  }: { readonly account: AccountKey; readonly token: string; readonly now: Instant; readonly lookAgainAt: Instant },
): Promise<void> => {
  await sql.query(
    `insert into hook_address (account_key, token_hash, asked_at, look_again_at) values ($1::text, $2::text, $3::timestamptz, $4::timestamptz)
     on conflict (account_key) do update set token_hash = excluded.token_hash, asked_at = excluded.asked_at, look_again_at = excluded.look_again_at`,
    [account, hashOf(token), now, lookAgainAt],
  )
}

/** Sets when an account's hooks are looked at again. */
export const planHooks = async (sql: Sql, account: AccountKey, lookAgainAt: Instant): Promise<void> => {
  await sql.query('update hook_address set look_again_at = $2::timestamptz where account_key = $1::text', [account, lookAgainAt])
}

/** Forgets an account's address: nothing is found at it any more, and hooks are made anew as soon as the account is read. */
export const forgetHookAddress = async (sql: Sql, account: AccountKey): Promise<void> => {
  await sql.query('delete from hook_address where account_key = $1::text', [account])
}
