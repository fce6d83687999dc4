import type { ChangeFilter } from '../change/ChangeFilter.js'
import type { AccountKey } from '../recordId.js'
import type { Instant } from '../record/scalars.js'

/** How much a message says. THIN: what happened to which record. FULL: the record too. */
export const webhookPayloads = ['THIN', 'FULL'] as const
/** How much a message says. */
export type WebhookPayload = (typeof webhookPayloads)[number]

/** Where a tenant wants to be told of changes. */
export interface WebhookEndpoint {
  readonly id: string
  readonly tenant: string
  readonly url: string
  readonly description: string | null
  /** The only accounts it is ever told of: those that the key which made it may see; null for all of its tenant. */
  readonly accounts: readonly AccountKey[] | null
  /** Null for everything, what happens to the tenant's other endpoints included. */
  readonly filter: ChangeFilter | null
  readonly payload: WebhookPayload
  readonly enabled: boolean
  /** Why it is not enabled, for people; null where it is. */
  readonly disabledReason: string | null
  readonly createdAt: Instant
}
