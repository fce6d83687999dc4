import type { AccountReader } from '../../core/account/AccountReader.js'
import type { RequestReads } from '../../engine/reads/RequestReads.js'
import type { Sessions } from '../../engine/sessions/Sessions.js'
import type { AccountSync } from '../../engine/sync/AccountSync.js'

/** What the firm subgraph's resolvers are given: the request's own reads, and the engines behind accounts. */
export interface FirmContext {
  readonly reads: RequestReads
  readonly accounts: AccountReader
  readonly sessions: Sessions
  readonly sync: AccountSync
}
