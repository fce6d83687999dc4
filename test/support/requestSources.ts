import type { RequestSources } from '../../bin/requestContexts.js'
import { openWebhooks } from '../../engine/webhooks/openWebhooks.js'
import { openAuditReader } from '../../prisma/audit/openAuditReader.js'
import { openChangeReader } from '../../prisma/change/openChangeReader.js'
import { openCommandReader } from '../../prisma/command/openCommandReader.js'
import type { Database } from '../../prisma/Database.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { openQuarantineReader } from '../../prisma/quarantine/openQuarantineReader.js'
import { openReportReader } from '../../prisma/report/openReportReader.js'
import { openWebhookReader } from '../../prisma/webhook/openWebhookReader.js'
import type { Engines } from './openEngines.js'

/** What a test's requests are answered with, over its engines; all but the commands. */
export const requestSources = (
  database: Database,
  { accounts, vault, sessions, live, sync, clock }: Engines,
): Omit<RequestSources, 'commands'> => ({
  accounts,
  sessions,
  live,
  clock,
  reading: {
    want: async (...wanted: Parameters<typeof sync.syncAccount>) => void (await sync.syncAccount(...wanted)),
  },
  mirror: openMirrorReader(database),
  reports: openReportReader(database),
  audit: openAuditReader(database),
  changes: openChangeReader(database),
  commandReader: openCommandReader(database),
  quarantine: openQuarantineReader(database),
  webhooks: openWebhooks({ vault, clock, database, allowedHosts: new Set(), deliveries: { tell: () => {} } }),
  webhookReader: openWebhookReader(database),
  logger: { error: () => {}, warn: () => {}, info: () => {} },
})
