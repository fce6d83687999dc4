import type { Clock } from '../../core/clock.js'
import type { Database } from '../../prisma/Database.js'
import type { Vault } from '../../prisma/vault/Vault.js'
import type { Sender } from './openSender.js'

/** What sending messages needs. */
export interface WebhookContext {
  readonly database: Database
  readonly vault: Pick<Vault, 'sealAt' | 'openAt'>
  readonly sender: Sender
  readonly clock: Clock
  /** From 0 to 1. */
  readonly chance: () => number
}

/** The place in the vault that a secret is bound to. */
export const secretPlace = (endpointId: string, secretId: string): string => `${endpointId}:${secretId}`
