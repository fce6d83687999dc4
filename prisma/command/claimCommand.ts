import type { Command } from '../../core/command/Command.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'
import { commandColumns, toCommand } from './commandColumns.js'

/** A command that a worker has for a while. */
export interface ClaimedCommand {
  readonly command: Command
  /** What every write of this worker must name: once another has claimed the command, it writes nothing any more. */
  readonly fence: number
}

/** Gives the command that has been due longest, unless another worker has it; null where none is due. */
export const claimCommand = async (
  sql: Sql,
  { now, leaseUntil }: { readonly now: Instant; readonly leaseUntil: Instant },
): Promise<ClaimedCommand | null> => {
  const [row] = await sql.query<{ fence: number }>(
    `update command set fence = fence + 1, lease_until = $2::timestamptz where id = (
       select id from command where due_at <= $1::timestamptz and (lease_until is null or lease_until <= $1::timestamptz)
       order by due_at, id limit 1 for update skip locked
     ) returning ${commandColumns}, fence`,
    [now, leaseUntil],
  )
  return row === undefined ? null : { command: toCommand(row), fence: row.fence }
}

/** When the next command is due or free again; null where none waits. */
export const nextDue = async (sql: Sql): Promise<Instant | null> => {
  const [row] = await sql.query<{ due: Instant | null }>(
    'select min(greatest(due_at, coalesce(lease_until, due_at))) as due from command where due_at is not null',
  )
  return row?.due ?? null
}
