import type { AuditAct } from '../../core/audit/AuditEvent.js'
import type { Command } from '../../core/command/Command.js'
import type { TraceParent } from '../../core/instruments/TraceParent.js'
import { appendAudit } from '../audit/appendAudit.js'
import type { Sql } from '../Database.js'
import { commandColumns, toCommand } from './commandColumns.js'
import { findByKey, forgetOldKey } from './findByKey.js'

/** A command to be kept, before anything is sent. */
export type NewCommand = Pick<
  Command,
  'id' | 'tenant' | 'kind' | 'account' | 'idempotencyKey' | 'input' | 'marker' | 'rationale' | 'actor' | 'createdAt'
> & {
  /** Of what was asked for: the same key with another one is refused. */
  readonly inputHash: string
  /** The trace it is wanted in; null, or absent, where none is kept. */
  readonly traceParent?: TraceParent | null
}

/** What became of it. KNOWN: the same was asked for before under this key. REUSED: the key stands for something else. */
export interface Acceptance {
  readonly outcome: 'ACCEPTED' | 'KNOWN' | 'REUSED'
  readonly command: Command
}

/**
 * Keeps a command with its audit record, or finds the one its key stands for: of two at once one is kept, and the other finds it. To be called inside a
 * transaction; when it is committed, the intent is durable and nothing has been sent. A command that moves money takes its place in its account's line: for that the account's
 * money must be locked.
 */
export const acceptCommand = async (sql: Sql, command: NewCommand, act: AuditAct): Promise<Acceptance> => {
  const key = { ...command, now: command.createdAt }
  await forgetOldKey(sql, key)
  const [inserted] = await sql.query(
    `insert into command (id, tenant, kind, account_key, state, idempotency_key, input_hash, input, marker, rationale, actor, created_at, due_at, trace_parent, turn)
     values ($1::text, $2::text, $3::text, $4::text, 'ACCEPTED', $5::text, $6::text, $7::json, $8::text, $9::text, $10::text, $11::timestamptz, $11::timestamptz, $12::text,
       case when moves_money($3::text) then (select coalesce(max(turn), 0) + 1 from command where account_key = $4::text) end)
     on conflict (tenant, idempotency_key) do nothing returning ${commandColumns}`,
    [
      command.id,
      command.tenant,
      command.kind,
      command.account,
      command.idempotencyKey,
      command.inputHash,
      JSON.stringify(command.input),
      command.marker,
      command.rationale,
      command.actor,
      command.createdAt,
      command.traceParent ?? null,
    ],
  )
  if (inserted !== undefined) {
    await appendAudit(sql, act)
    return { outcome: 'ACCEPTED', command: toCommand(inserted) }
  }
  const known = await findByKey(sql, key)
  if (known === null) throw new Error('a command that stood in the way of another is gone')
  return { outcome: known.inputHash === command.inputHash ? 'KNOWN' : 'REUSED', command: known.command }
}
