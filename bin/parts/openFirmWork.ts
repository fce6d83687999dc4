import type { Releases } from '../../core/release.js'
import { openChangeTrimming } from '../../engine/changes/openChangeTrimming.js'
import type { Webhooks } from '../../engine/webhooks/Webhooks.js'
import type { Telemetry } from '../../telemetry/openTelemetry.js'
import { keepCheckpoints } from '../keepCheckpoints.js'
import type { Store } from '../openStore.js'
import { openWebhookSending } from '../openWebhookSending.js'
import type { Settings } from '../settings.js'
import { systemClock } from '../systemClock.js'
import type { Shared } from './openShared.js'

/** What such work is done with. */
export interface FirmWorkOptions {
  readonly settings: Settings
  /** Its commits wake nobody: the work would wake itself without end. */
  readonly store: Store
  readonly shared: Pick<Shared, 'changes'>
  readonly telemetry: Pick<Telemetry, 'logger' | 'instruments'>
}

/** Opens the work that is no vendor's: webhooks are sent, checkpoints of the audit log written, old changes taken away. */
export const openFirmWork = async (
  { settings, store: { database, vault }, shared: { changes }, telemetry: { logger, instruments } }: FirmWorkOptions,
  releases: Releases,
): Promise<Webhooks> => {
  const { dataFolder, changeRetentionDays: keptDays, webhookAllowedHosts: allowedHosts } = settings
  const sources = { database, changes, vault, allowedHosts, keptDays, logger, instruments: instruments.work }
  const webhooks = openWebhookSending(sources, releases)
  await keepCheckpoints({ database, dataFolder, logger }, releases)
  const trimming = openChangeTrimming({
    sql: database,
    clock: systemClock,
    keptDays,
    onFault: (error) => logger.error({ err: error }, 'old changes could not be taken away'),
  })
  releases.add('the trimming of the change log', () => trimming.close())
  return webhooks
}
