import type { Command } from '../../core/command/Command.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'
import { commandColumns, toCommand } from './commandColumns.js'

/** How long a key is remembered after its command is finished; those of commands that move money are remembered for ever. */
const rememberedForMs = 90 * 86_400_000

/** A key of a tenant's, at an instant. */
export interface KeyAtInstant {
  readonly tenant: string
  readonly idempotencyKey: string
  readonly now: Instant
}

/** The command a key stands for, and the hash of what was asked for under it; null for one that stands for nothing, or is not remembered any more. */
export const findByKey = async (
  sql: Sql,
  { tenant, idempotencyKey, now }: KeyAtInstant,
): Promise<{ readonly command: Command; readonly inputHash: string } | null> => {
  const [row] = await sql.query<{ readonly inputHash: string }>(
    `select ${commandColumns}, input_hash as "inputHash" from command
     where tenant = $1::text and idempotency_key = $2::text and (moves_money(kind) or finished_at is null or finished_at >= $3::timestamptz)`,
    [tenant, idempotencyKey, forgottenBefore(now)],
  )
  return row === undefined ? null : { command: toCommand(row), inputHash: row.inputHash }
}

/** Frees a key that nobody needs to remember any more, by giving the old command a name of its own. */
export const forgetOldKey = async (sql: Sql, { tenant, idempotencyKey, now }: KeyAtInstant): Promise<void> => {
  await sql.query(
    `update command set idempotency_key = idempotency_key || ' of ' || id
     where tenant = $1::text and idempotency_key = $2::text and finished_at < $3::timestamptz and not moves_money(kind)`,
    [tenant, idempotencyKey, forgottenBefore(now)],
  )
}

const forgottenBefore = (now: Instant): Instant => new Date(Date.parse(now) - rememberedForMs).toISOString()
