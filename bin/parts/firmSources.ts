import type { Webhooks } from '../../engine/webhooks/Webhooks.js'
import { openAuditReader } from '../../prisma/audit/openAuditReader.js'
import { openChangeReader } from '../../prisma/change/openChangeReader.js'
import { openCommandReader } from '../../prisma/command/openCommandReader.js'
import type { Database } from '../../prisma/Database.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { openQuarantineReader } from '../../prisma/quarantine/openQuarantineReader.js'
import { openReportReader } from '../../prisma/report/openReportReader.js'
import { openWebhookReader } from '../../prisma/webhook/openWebhookReader.js'
import type { Telemetry } from '../../telemetry/openTelemetry.js'
import type { RequestSources } from '../requestContexts.js'
import { systemClock } from '../systemClock.js'
import type { VendorWork } from './openVendorWork.js'
import { watchedMirror } from './watched/watchedMirror.js'

/** What they are made of. */
export interface FirmSourceOptions {
  readonly work: VendorWork
  readonly webhooks: Webhooks
  readonly telemetry: Pick<Telemetry, 'logger' | 'instruments'>
}

/** What the firm subgraph's requests are answered with. */
export const firmSources = (
  database: Database,
  { work, webhooks, telemetry: { logger, instruments } }: FirmSourceOptions,
): RequestSources => ({
  ...work,
  mirror: watchedMirror(openMirrorReader(database), instruments.work),
  reports: openReportReader(database),
  audit: openAuditReader(database),
  changes: openChangeReader(database),
  commandReader: openCommandReader(database),
  quarantine: openQuarantineReader(database),
  webhooks,
  webhookReader: openWebhookReader(database),
  clock: systemClock,
  logger,
})
