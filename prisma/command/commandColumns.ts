import { z } from 'zod'
import type { Command, CommandKind } from '../../core/command/Command.js'
import { commandKinds } from '../../core/command/Command.js'
import { accountKey } from '../accounts/accountKey.js'
import { commandStates } from '../../core/command/commandStates.js'

/** The columns of a command, named as its fields. */
export const commandColumns = `id, tenant, kind, account_key as account, state::text as state, idempotency_key as "idempotencyKey", input, marker, rationale, actor, attempts,
  record_id as "recordId", payment_id as "paymentId", discrepancies, error, created_at as "createdAt", sent_at as "sentAt", finished_at as "finishedAt"`

const isCommandKind = (kind: string): kind is CommandKind => kind in commandKinds

const row = z.object({
  id: z.string(),
  tenant: z.string(),
  kind: z.string().refine(isCommandKind),
  account: accountKey,
  state: z.enum(commandStates),
  idempotencyKey: z.string(),
  input: z.json(),
  marker: z.string(),
  rationale: z.string().nullable(),
  actor: z.string(),
  attempts: z.int(),
  recordId: z.string().nullable(),
  paymentId: z.string().nullable(),
  discrepancies: z.array(z.object({ field: z.string(), sent: z.json(), stored: z.json() })),
  error: z
    .object({
      code: z.string(),
      message: z.string(),
      retriable: z.boolean(),
      outcome: z.enum(['APPLIED', 'NOT_APPLIED', 'UNCERTAIN']),
      actor: z.enum(['CLIENT', 'FIRM', 'VENDOR', 'OPERATOR']),
    })
    .nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})

/** Reads a command's row. Its input was written by ourselves for its kind, so its shape is not looked at again. */
export const toCommand = (value: unknown): Command => row.parse(value) as unknown as Command
