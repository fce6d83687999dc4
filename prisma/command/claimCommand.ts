import type { Command } from '../../core/command/Command.js'
import type { Instant } from '../../core/record/scalars.js'
import type { TraceParent } from '../../core/instruments/TraceParent.js'
import type { Vendor } from '../../core/vendor.js'
import type { Sql } from '../Database.js'
import { commandColumns, toCommand } from './commandColumns.js'

/** A command that a worker has for a while. */
export interface ClaimedCommand {
  readonly command: Command
  /** What every write of this worker must name: once another has claimed the command, it writes nothing any more. */
  readonly fence: number
  /** The trace it was wanted in; null, or absent, where none was kept. */
  readonly traceParent?: TraceParent | null
}

/** Whose turn it is: of one account's commands that move money only the oldest that is not finished; all others at any time. */
const hasItsTurn = `(c.turn is null or not exists (select 1 from command older where older.account_key = c.account_key and older.turn < c.turn))`

/** A command of one of these vendors' accounts. */
const isOf = (vendors: string): string =>
  `exists (select 1 from account a where a.key = c.account_key and a.vendor::text = any(${vendors}))`

/** Gives the command of these vendors' accounts that has been due longest, unless another worker has it; null where none is due. */
export const claimCommand = async (
  sql: Sql,
  { vendors, now, leaseUntil }: { readonly vendors: readonly Vendor[]; readonly now: Instant; readonly leaseUntil: Instant },
): Promise<ClaimedCommand | null> => {
  const [row] = await sql.query<Required<Omit<ClaimedCommand, 'command'>>>(
    `update command set fence = fence + 1, lease_until = $2::timestamptz where id = (
       select c.id from command c where c.due_at <= $1::timestamptz and (c.lease_until is null or c.lease_until <= $1::timestamptz) and ${hasItsTurn}
         and ${isOf('$3::text[]')}
       order by c.due_at, c.id limit 1 for update skip locked
     ) returning ${commandColumns}, fence, trace_parent as "traceParent"`,
    [now, leaseUntil, vendors],
  )
  return row === undefined ? null : { command: toCommand(row), fence: row.fence, traceParent: row.traceParent }
}

/** When the next command of these vendors' accounts is due or free again; null where none waits. */
export const nextDue = async (sql: Sql, vendors: readonly Vendor[]): Promise<Instant | null> => {
  const [row] = await sql.query<{ due: Instant | null }>(
    `select min(greatest(c.due_at, coalesce(c.lease_until, c.due_at))) as due from command c where c.due_at is not null and ${hasItsTurn}
       and ${isOf('$1::text[]')}`,
    [vendors],
  )
  return row?.due ?? null
}
