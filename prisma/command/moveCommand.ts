import type { AuditAct } from '../../core/audit/AuditEvent.js'
import type { Command, CommandError, Discrepancy } from '../../core/command/Command.js'
import { type CommandEvent, isFinal, nextState } from '../../core/command/commandStates.js'
import type { Instant } from '../../core/record/scalars.js'
import { appendAudit } from '../audit/appendAudit.js'
import type { Sql } from '../Database.js'
import type { ClaimedCommand } from './claimCommand.js'
import { commandColumns, toCommand } from './commandColumns.js'

/** A worker came too late: another has the command by now, and nothing was written. */
export class FencedOutError extends Error {
  override readonly name = 'FencedOutError'
}

/** What happened to a command. */
export interface CommandStep {
  readonly event: CommandEvent
  readonly now: Instant
  /** When it is to be looked at next, by whoever comes; absent where this worker goes on with it. */
  readonly dueAt?: Instant
  readonly recordId?: string
  readonly paymentId?: string
  /** Until when the worker may go on; absent where its lease stays as it is. */
  readonly leaseUntil?: Instant
  readonly discrepancies?: readonly Discrepancy[]
  readonly error?: CommandError | null
  /** What the audit log says of it; for events that end it. */
  readonly act?: AuditAct
}

/** Writes what happened to a command, if this worker still has it; throws FencedOutError else. To be called inside a transaction. */
export const moveCommand = async (
  sql: Sql,
  { command, fence, traceParent = null }: ClaimedCommand,
  step: CommandStep,
): Promise<ClaimedCommand> => {
  const state = nextState(command.state, step.event)
  const isEnd = isFinal(state)
  // A worker that goes on with the command keeps it; one that leaves it for later says when, and whoever comes then may have it.
  const keepsLease = !isEnd && step.dueAt === undefined
  const [row] = await sql.query<{ fence: number }>(
    `update command set state = $3::command_state, attempts = attempts + $4::int, record_id = coalesce($5::text, record_id), discrepancies = coalesce($6::json, discrepancies),
       error = $7::json, sent_at = case when $15::boolean then $8::timestamptz else sent_at end, finished_at = case when $9::boolean then $8::timestamptz end,
       due_at = case when not $9::boolean then coalesce($10::timestamptz, due_at) end, lease_until = case when $11::boolean then coalesce($13::timestamptz, lease_until) end,
       payment_id = coalesce($14::text, payment_id), turn = case when not $9::boolean then turn end
     where id = $1::text and fence = $2::int and state = $12::command_state returning ${commandColumns}, fence`,
    [
      command.id,
      fence,
      state,
      step.event === 'SEND' ? 1 : 0,
      step.recordId ?? null,
      step.discrepancies === undefined ? null : JSON.stringify(step.discrepancies),
      step.error === undefined || step.error === null ? null : JSON.stringify(step.error),
      step.now,
      isEnd,
      step.dueAt ?? null,
      keepsLease,
      command.state,
      step.leaseUntil ?? null,
      step.paymentId ?? null,
      // What was sent may have been at work until its answer was lost: only from then on it settles.
      step.event === 'SEND' || (step.event === 'LOSE' && step.dueAt !== undefined),
    ],
  )
  if (row === undefined) throw new FencedOutError(`another worker has ${command.id} by now`)
  if (step.act !== undefined) await appendAudit(sql, step.act)
  return { command: toCommand(row), fence: row.fence, traceParent }
}

/** The command as it is now. */
export const readCommand = async (sql: Sql, id: string): Promise<Command | null> => {
  const [row] = await sql.query(`select ${commandColumns} from command where id = $1::text`, [id])
  return row === undefined ? null : toCommand(row)
}
