import type { Sql } from '../Database.js'

/** The right to do what only one process at a time may do. */
export interface Lease {
  readonly name: string
  /** Counts those who held it. What is written under the lease names it, so that who was paused and lost it writes nothing. */
  readonly fence: number
}

/** Another process has the lease by now, and nothing was written. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError'
}

/*
 * The database's own time, in all of these: how the clocks of the machines go does not matter.
 */

const until = (parameter: string): string => `clock_timestamp() + ${parameter}::float8 * interval '1 millisecond'`

/** Takes a lease for so many milliseconds; by force also from who holds it. Null while another holds it. */
export const claimLease = async (
  sql: Sql,
  name: string,
  { forMs, byForce }: { readonly forMs: number; readonly byForce: boolean },
): Promise<Lease | null> => {
  const [lease] = await sql.query<Lease>(
    `insert into lease (name, fence, held_until) values ($1::text, 1, ${until('$2')})
     on conflict (name) do update set fence = lease.fence + 1, held_until = excluded.held_until
     where $3::boolean or lease.held_until <= clock_timestamp() returning name, fence`,
    [name, forMs, byForce],
  )
  return lease ?? null
}

/** Keeps a lease for longer; false when another process has it by now. */
export const extendLease = async (sql: Sql, { name, fence }: Lease, forMs: number): Promise<boolean> => {
  const extended = await sql.query(
    `update lease set held_until = ${until('$3')} where name = $1::text and fence = $2::int returning fence`,
    [name, fence, forMs],
  )
  return extended.length > 0
}

/** Gives a lease back. */
export const endLease = async (sql: Sql, { name, fence }: Lease): Promise<void> => {
  await sql.query('update lease set held_until = clock_timestamp() where name = $1::text and fence = $2::int', [name, fence])
}

/** Whether any process holds a lease of this name. */
export const isHeld = async (sql: Sql, name: string): Promise<boolean> => {
  const rows = await sql.query('select 1 from lease where name = $1::text and held_until > clock_timestamp()', [name])
  return rows.length > 0
}

/** Throws LeaseLostError unless the lease is still this one; nobody takes it before the transaction is over. To be called inside a transaction. */
export const assertLease = async (sql: Sql, { name, fence }: Lease): Promise<void> => {
  const rows = await sql.query('select 1 from lease where name = $1::text and fence = $2::int for share', [name, fence])
  if (rows.length === 0) throw new LeaseLostError(`another process has ${name} by now`)
}

/** Takes every lease back. Only for a process that knows that it is alone over its database. */
export const freeLeases = async (sql: Sql): Promise<void> => {
  await sql.query('update lease set held_until = clock_timestamp() where held_until > clock_timestamp()', [])
}
