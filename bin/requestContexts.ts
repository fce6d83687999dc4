import type { GraphQLSchema } from 'graphql'
import type { AccountReader } from '../core/account/AccountReader.js'
import type { AnswerAge } from '../core/answerAge.js'
import type { ChangeReader } from '../core/change/ChangeReader.js'
import type { CommandReader } from '../core/command/CommandReader.js'
import type { Commands } from '../engine/commands/Commands.js'
import type { AuditReader } from '../core/audit/AuditReader.js'
import type { Clock } from '../core/clock.js'
import type { MirrorReader } from '../core/mirror/MirrorReader.js'
import type { ReportReader } from '../core/report/ReportReader.js'
import type { QuarantineReader } from '../core/quarantine/QuarantineReader.js'
import type { WebhookReader } from '../core/webhook/WebhookReader.js'
import { Absences } from '../engine/reads/Absences.js'
import { gatherReads } from '../engine/reads/gatherReads.js'
import { RequestReads } from '../engine/reads/RequestReads.js'
import type { Sessions } from '../engine/sessions/Sessions.js'
import type { ContinuousSync } from '../engine/sync/openContinuousSync.js'
import type { LiveReads } from '../engine/sync/LiveReads.js'
import type { Webhooks } from '../engine/webhooks/Webhooks.js'
import type { Logger } from '../core/log/Logger.js'
import type { IncomingRequest } from '../gateway/IncomingRequest.js'
import type { LocalSubgraphOptions } from '../gateway/subgraph/LocalSubgraph.js'
import { makeAccountLoaders } from '../subgraphs/firm/account/AccountLoaders.js'
import type { FirmContext } from '../subgraphs/firm/FirmContext.js'
import type { VendorContext } from '../subgraphs/vendor/VendorContext.js'

/** What records are read with. */
export interface ReadingSources {
  readonly accounts: AccountReader
  readonly mirror: MirrorReader
  readonly live: LiveReads
  /** Has accounts read, and is told whose records clients look at. */
  readonly reading: Pick<ContinuousSync, 'want'> & Partial<Pick<ContinuousSync, 'noteLook'>>
  readonly clock: Clock
}

/** What requests are answered with. */
export interface RequestSources extends ReadingSources {
  readonly reports: ReportReader
  readonly sessions: Sessions
  readonly audit: AuditReader
  readonly changes: ChangeReader
  readonly commands: Commands
  readonly commandReader: CommandReader
  readonly quarantine: QuarantineReader
  readonly webhooks: Webhooks
  readonly webhookReader: WebhookReader
  readonly logger: Logger
}

/** The contexts of the subgraphs in this process. */
export interface RequestContexts {
  /** A subgraph of ours as the gateway reaches it in this process. All are given the same context of a client's request, so that what one fetch of a plan read the next has at hand. */
  readonly inProcess: (schema: GraphQLSchema) => LocalSubgraphOptions
}

/** What an answer of a subgraph says beside its data: how old what it was made from is. */
const answerExtensions = ({ reads }: VendorContext): { readonly freshness: readonly AnswerAge[] } | undefined => {
  const freshness = reads.takeAges()
  return freshness.length === 0 ? undefined : { freshness }
}

/** Makes each request's context when its first fetch arrives. */
const contextsBy = (open: (incoming: IncomingRequest) => VendorContext): RequestContexts => {
  const contexts = new WeakMap<IncomingRequest, VendorContext>()
  const contextOf = (incoming: IncomingRequest): VendorContext => {
    const context = contexts.get(incoming) ?? open(incoming)
    contexts.set(incoming, context)
    return context
  }
  // The gateway hands back what makeContext gave it.
  const inProcess = (schema: GraphQLSchema): LocalSubgraphOptions => ({
    schema,
    makeContext: contextOf,
    extensionsOf: (context) => answerExtensions(context as VendorContext),
  })
  return { inProcess }
}

/** Makes each request's reads. */
const openReads = ({ accounts, mirror, live, reading, clock }: ReadingSources): ((incoming: IncomingRequest) => RequestReads) => {
  const absences = new Absences(clock)
  const { noteLook } = reading
  const sources = { accounts, mirror, live, absences, clock, ...(noteLook && { noteLook }) }
  // Events come several at a time, each to be answered for an audience of its own with little to read.
  const ofEvents = { ...sources, ...gatherReads(sources) }
  return ({ caller, cacheControl, event }) => {
    // The gateway answers a request without a valid key itself: a fetch without a caller is a fault.
    if (caller === null) throw new Error('a fetch without a caller reached the subgraphs')
    return new RequestReads(event === undefined ? sources : ofEvents, caller, cacheControl)
  }
}

/** The contexts of a vendor's subgraph in a process of its own. */
export const vendorContexts = (sources: ReadingSources): RequestContexts => {
  const readsOf = openReads(sources)
  return contextsBy((incoming): VendorContext => ({ reads: readsOf(incoming) }))
}

/** The contexts of all subgraphs. */
export const requestContexts = (sources: RequestSources): RequestContexts => {
  const { accounts, reports, sessions, reading, audit, changes, commands, commandReader, quarantine, webhooks, webhookReader } = sources
  const readsOf = openReads(sources)
  return contextsBy((incoming): FirmContext => ({
    reads: readsOf(incoming),
    accounts,
    ofAccounts: makeAccountLoaders(accounts),
    reports,
    sessions,
    audit,
    changes,
    commands,
    commandReader,
    quarantine,
    webhooks,
    webhookReader,
    event: incoming.event,
    startSync: (account, request) => reading.want(account, request),
  }))
}
