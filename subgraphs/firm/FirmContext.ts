import type { AccountReader } from '../../core/account/AccountReader.js'
import type { CommandReader } from '../../core/command/CommandReader.js'
import type { Commands } from '../../engine/commands/Commands.js'
import type { AuditReader } from '../../core/audit/AuditReader.js'
import type { QuarantineReader } from '../../core/quarantine/QuarantineReader.js'
import type { ReportReader } from '../../core/report/ReportReader.js'
import type { RequestReads } from '../../engine/reads/RequestReads.js'
import type { Sessions } from '../../engine/sessions/Sessions.js'
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
  readonly commands: Commands
  readonly commandReader: CommandReader
  readonly quarantine: QuarantineReader
  /** Starts reading an account in the background; how it goes stands in the account's sync states. */
  startSync(account: AccountKey, request?: SyncRequest): void
}
