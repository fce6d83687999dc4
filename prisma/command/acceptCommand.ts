import { hash } from 'node:crypto'
import type { AuditAct } from '../../core/audit/AuditEvent.js'
import { canonicalJson } from '../../core/audit/canonicalJson.js'
import type { Command } from '../../core/command/Command.js'
import { isFinal } from '../../core/command/commandStates.js'
import type { Instant, Json } from '../../core/record/scalars.js'
import { appendAudit } from '../audit/appendAudit.js'
import type { Sql } from '../Database.js'
import { commandColumns, toCommand } from './commandColumns.js'

/** A command to be kept, before anything is sent. */
export type NewCommand = Pick<
  Command,
  'id' | 'tenant' | 'kind' | 'account' | 'idempotencyKey' | 'input' | 'marker' | 'rationale' | 'actor' | 'createdAt'
>

/** What became of it. KNOWN: the same was wanted before under this key. REUSED: the key stands for something else. */
export type Acceptance =
  | { readonly outcome: 'ACCEPTED' | 'KNOWN'; readonly command: Command }
  | { readonly outcome: 'REUSED'; readonly command: Command }

/** How long a key is remembered. */
const rememberedForMs = 90 * 86_400_000

const hashOf = ({ kind, account, input }: Pick<NewCommand, 'kind' | 'account' | 'input'>): string =>
  hash('sha256', canonicalJson({ kind, account, input: input as unknown as Json }), 'hex')

/** Frees a key that nobody needs to remember any more, by giving the old command a name of its own. */
const forgetOldKey = async (sql: Sql, { tenant, idempotencyKey, createdAt }: NewCommand): Promise<void> => {
  const before: Instant = new Date(Date.parse(createdAt) - rememberedForMs).toISOString()
  await sql.query(
    `update command set idempotency_key = idempotency_key || ' of ' || id
     where tenant = $1::text and idempotency_key = $2::text and finished_at < $3::timestamptz`,
    [tenant, idempotencyKey, before],
  )
}

/**
 * Keeps a command with its audit record, or finds the one its key stands for: of two at once one is kept, and the other finds it. To be called inside a
 * transaction; when it is committed, the intent is durable and nothing has been sent.
 */
export const acceptCommand = async (sql: Sql, command: NewCommand, act: AuditAct): Promise<Acceptance> => {
  await forgetOldKey(sql, command)
  const inputHash = hashOf(command)
  const [inserted] = await sql.query(
    `insert into command (id, tenant, kind, account_key, state, idempotency_key, input_hash, input, marker, rationale, actor, created_at, due_at)
     values ($1::text, $2::text, $3::text, $4::text, 'ACCEPTED', $5::text, $6::text, $7::json, $8::text, $9::text, $10::text, $11::timestamptz, $11::timestamptz)
     on conflict (tenant, idempotency_key) do nothing returning ${commandColumns}`,
    [
      command.id,
      command.tenant,
      command.kind,
      command.account,
      command.idempotencyKey,
      inputHash,
      JSON.stringify(command.input),
      command.marker,
      command.rationale,
      command.actor,
      command.createdAt,
    ],
  )
  if (inserted !== undefined) {
    await appendAudit(sql, act)
    return { outcome: 'ACCEPTED', command: toCommand(inserted) }
  }
  const [known] = await sql.query<{ inputHash: string }>(
    `select ${commandColumns}, input_hash as "inputHash" from command where tenant = $1::text and idempotency_key = $2::text`,
    [command.tenant, command.idempotencyKey],
  )
  if (known === undefined) throw new Error('a command that stood in the way of another is gone')
  return { outcome: known.inputHash === inputHash ? 'KNOWN' : 'REUSED', command: toCommand(known) }
}

/** Whether a command's answer can be given. */
export const isFinished = ({ state }: Pick<Command, 'state'>): boolean => isFinal(state)
