import type { Bus } from '../core/Bus.js'
import type { WorkInstruments } from '../core/instruments/WorkInstruments.js'
import type { Releases } from '../core/release.js'
import { openDeliveries } from '../engine/webhooks/openDeliveries.js'
import { openSender } from '../engine/webhooks/openSender.js'
import { openWebhooks } from '../engine/webhooks/openWebhooks.js'
import type { Webhooks } from '../engine/webhooks/Webhooks.js'
import type { Logger } from '../core/log/Logger.js'
import type { Database } from '../prisma/Database.js'
import type { Vault } from '../prisma/vault/Vault.js'
import { watchedSender } from './parts/watched/watchedSender.js'
import { systemClock } from './systemClock.js'

/** What webhooks are opened over. */
export interface WebhookSources {
  /** Its commits wake nobody. */
  readonly database: Database
  /** Woken when the change log may have grown. */
  readonly changes: Bus
  readonly vault: Vault
  readonly allowedHosts: ReadonlySet<string>
  /** How long deliveries are kept, in days. */
  readonly keptDays: number
  readonly logger: Logger
  readonly instruments: WorkInstruments
}

const dayMs = 86_400_000

/** Starts sending webhooks, and opens the acts on endpoints. */
export const openWebhookSending = (
  { database, changes, vault, allowedHosts, keptDays, logger, instruments }: WebhookSources,
  releases: Releases,
): Webhooks => {
  const sender = watchedSender(openSender({ allowedHosts }), instruments)
  const context = { database, vault, sender, clock: systemClock, chance: Math.random }
  const onFault = (error: unknown): void => logger.error({ err: error }, 'sending webhooks met a fault of our own')
  const deliveries = openDeliveries({ ...context, bell: changes, retentionMs: keptDays * dayMs, onFault })
  releases.add('the webhooks', () => deliveries.close())
  return openWebhooks({ ...context, allowedHosts, deliveries })
}
