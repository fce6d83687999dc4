import type { GraphQLSchema } from 'graphql'
import type { AccountReader } from '../core/account/AccountReader.js'
import type { AnswerAge } from '../core/answerAge.js'
import type { CommandReader } from '../core/command/CommandReader.js'
import type { Commands } from '../engine/commands/Commands.js'
import type { AuditReader } from '../core/audit/AuditReader.js'
import type { Clock } from '../core/clock.js'
import type { MirrorReader } from '../core/mirror/MirrorReader.js'
import type { ReportReader } from '../core/report/ReportReader.js'
import type { QuarantineReader } from '../core/quarantine/QuarantineReader.js'
import { Absences } from '../engine/reads/Absences.js'
import { RequestReads } from '../engine/reads/RequestReads.js'
import type { Sessions } from '../engine/sessions/Sessions.js'
import type { AccountSync } from '../engine/sync/AccountSync.js'
import type { LiveReads } from '../engine/sync/LiveReads.js'
import type { GatewayLogger } from '../gateway/GatewayLogger.js'
import type { IncomingRequest } from '../gateway/IncomingRequest.js'
import type { LocalSubgraphOptions } from '../gateway/subgraph/LocalSubgraph.js'
import { makeAccountLoaders } from '../subgraphs/firm/account/AccountLoaders.js'
import type { FirmContext } from '../subgraphs/firm/FirmContext.js'

/** What requests are answered with. */
export interface RequestSources {
  readonly accounts: AccountReader
  readonly mirror: MirrorReader
  readonly reports: ReportReader
  readonly live: LiveReads
  readonly sessions: Sessions
  readonly sync: AccountSync
  readonly audit: AuditReader
  readonly commands: Commands
  readonly commandReader: CommandReader
  readonly quarantine: QuarantineReader
  readonly clock: Clock
  readonly logger: GatewayLogger
}

/** The contexts of all subgraphs in this process. */
export interface RequestContexts {
  /** The context of one client request: all subgraphs are given the same, so that what one fetch of a plan read the next has at hand. */
  readonly contextOf: (incoming: IncomingRequest) => FirmContext
  /** A subgraph of ours as the gateway reaches it in this process. */
  readonly inProcess: (schema: GraphQLSchema) => LocalSubgraphOptions
  readonly startSync: FirmContext['startSync']
}

/** What an answer of a subgraph says beside its data: how old what it was made from is. */
export const answerExtensions = ({ reads }: FirmContext): { readonly freshness: readonly AnswerAge[] } | undefined => {
  const freshness = reads.takeAges()
  return freshness.length === 0 ? undefined : { freshness }
}

/** Makes each request's context when its first fetch arrives. */
export const requestContexts = ({
  accounts,
  mirror,
  reports,
  live,
  sessions,
  sync,
  audit,
  commands,
  commandReader,
  quarantine,
  clock,
  logger,
}: RequestSources): RequestContexts => {
  const absences = new Absences(clock)
  const contexts = new WeakMap<IncomingRequest, FirmContext>()
  const startSync: FirmContext['startSync'] = (account, request) => {
    // Nobody waits for it: what becomes of each kind stands in the account's sync states, and only a fault of our own rejects.
    sync.syncAccount(account, request).catch((error: unknown) => logger.error({ err: error, account }, 'a reading failed'))
  }
  const open = (incoming: IncomingRequest): FirmContext => {
    // The gateway answers a request without a valid key itself: a fetch without a caller is a fault.
    if (incoming.caller === null) throw new Error('a fetch without a caller reached the subgraphs')
    const reads = new RequestReads({ accounts, mirror, live, absences, clock }, incoming.caller, incoming.cacheControl)
    return {
      reads,
      accounts,
      ofAccounts: makeAccountLoaders(accounts),
      reports,
      sessions,
      audit,
      commands,
      commandReader,
      quarantine,
      startSync,
    }
  }
  const contextOf = (incoming: IncomingRequest): FirmContext => {
    const context = contexts.get(incoming) ?? open(incoming)
    contexts.set(incoming, context)
    return context
  }
  // The gateway hands back what makeContext gave it.
  const inProcess = (schema: GraphQLSchema): LocalSubgraphOptions => ({
    schema,
    makeContext: contextOf,
    extensionsOf: (context) => answerExtensions(context as FirmContext),
  })
  return { startSync, contextOf, inProcess }
}
