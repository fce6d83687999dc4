import type { AccountKey } from '../recordId.js'
import type { Instant, Json } from '../record/scalars.js'

/** What can be done that is recorded. */
export const auditActions = [
  'account.connected',
  'account.disconnected',
  'account.signed_in_again',
  'challenge.asked',
  'challenge.answered',
  'key.created',
  'key.revoked',
  'command.accepted',
  'command.doubted',
  'command.finished',
  'command.settled',
  'trust_policy.decided',
  'webhook.created',
  'webhook.updated',
  'webhook.disabled',
  'webhook.deleted',
  'webhook.secret_rotated',
  'webhook.redelivered',
] as const
/** What was done. */
export type AuditAction = (typeof auditActions)[number]

/** An act as it is given to the log, in the act's own transaction. Nothing in it is secret. */
export interface AuditAct {
  readonly at: Instant
  readonly tenant: string
  /** Who did it: a key's id, `system` for what happens by itself, `operator` for someone at the terminal. */
  readonly actor: string
  readonly action: AuditAction
  /** The account it concerns; null for none. */
  readonly account: AccountKey | null
  /** The global id of what it was done to; null where that is the account itself, or nothing that has one. */
  readonly subjectId: string | null
  /** Why, in the words of whoever did it. */
  readonly rationale: string | null
  /** The command it belongs to; null for none. */
  readonly commandId: string | null
  readonly before: Json
  readonly after: Json
}

/** An act with its place in the log. */
export interface AuditEvent extends AuditAct {
  /** Counts from 0 without a gap. */
  readonly index: number
  /** The leaf's hash in the log's tree: SHA-256 over a zero byte and the canonical JSON of the act with its index, in lower-case hex. */
  readonly hash: string
}
