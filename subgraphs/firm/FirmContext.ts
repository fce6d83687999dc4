import type { AccountReader } from '../../core/account/AccountReader.js'
import type { ChangeReader } from '../../core/change/ChangeReader.js'
import type { SubscriptionEvent } from '../../core/change/SubscriptionEvent.js'
import type { CommandReader } from '../../core/command/CommandReader.js'
import type { Commands } from '../../engine/commands/Commands.js'
import type { AuditReader } from '../../core/audit/AuditReader.js'
import type { QuarantineReader } from '../../core/quarantine/QuarantineReader.js'
import type { ReportReader } from '../../core/report/ReportReader.js'
import type { WebhookReader } from '../../core/webhook/WebhookReader.js'
import type { RequestReads } from '../../engine/reads/RequestReads.js'
import type { Sessions } from '../../engine/sessions/Sessions.js'
import type { Webhooks } from '../../engine/webhooks/Webhooks.js'
import type { AccountLoaders } from './account/AccountLoaders.js'
import type { SyncRequest } from '../../engine/sync/AccountSync.js'
import type { AccountKey } from '../../core/recordId.js'

/** What the firm subgraph's resolvers are given: the request's own reads, and the engines behind accounts. */
export interface FirmContext {
  readonly reads: RequestReads
  readonly accounts: AccountReader
  /** What hangs on accounts, one statement for all that a request asks for. */
  readonly ofAccounts: AccountLoaders
  /** What reports are added up by; it is given only accounts the caller may see. */
  readonly reports: ReportReader
  readonly sessions: Sessions
  readonly audit: AuditReader
  readonly changes: ChangeReader
  readonly commands: Commands
  readonly commandReader: CommandReader
  readonly quarantine: QuarantineReader
  readonly webhooks: Webhooks
  readonly webhookReader: WebhookReader
  /** What this run of a subscription is about; undefined in queries and mutations. */
  readonly event: SubscriptionEvent | undefined
  /** Has an account read in the background, and resolves once that is written down; how it goes stands in the account's sync states. */
  startSync(account: AccountKey, request?: SyncRequest): Promise<void>
}
