import { Gauge, Registry } from 'prom-client'
import type { Logger } from '../../core/log/Logger.js'
import type { Standing } from '../../core/operations/Standing.js'

/** Reads how the whole service stands. */
export type ReadStanding = () => Promise<Standing>

/** Metrics that are read when they are looked at. */
export interface ReadMetrics {
  /** They, as Prometheus reads them; empty where they cannot be read. Never rejects. */
  gather(): Promise<string>
}

/** A scrape must not wait for a database that hangs. */
const patienceMs = 4_000

/** What the standing is told with. */
export interface StandingMetricsOptions {
  readonly logger: Logger
  /** Says whether the standing could be read. */
  readonly registry: Registry
  /** However many look, the database is asked again only after so long, in milliseconds. */
  readonly keptMs: number
}

/** Tells how the whole service stands, as the database has it. */
export const standingMetrics = (read: ReadStanding, { logger, registry, keptMs }: StandingMetricsOptions): ReadMetrics => {
  const own = new Registry()
  const show = standingGauges(own)
  const readInTime = onceAtATime(read)
  const isReadable = new Gauge({
    name: 'mattergraph_standing_readable',
    help: 'Whether what the database tells of accounts, commands, change log and messages could be read (1), or is left out (0).',
    registers: [registry],
  })
  let readAt = Number.NEGATIVE_INFINITY
  let wasReadable = true
  return {
    gather: async () => {
      try {
        if (performance.now() - readAt >= keptMs) {
          show(await readInTime(patienceMs))
          readAt = performance.now()
        }
        wasReadable = true
        isReadable.set(1)
        return await own.metrics()
      } catch (error) {
        if (wasReadable) logger.warn({ err: error }, 'how the service stands could not be read')
        wasReadable = false
        isReadable.set(0)
        return ''
      }
    },
  }
}

/** Asks once at a time, however many want to know, and lets nobody wait for longer than they will. */
const onceAtATime = (read: ReadStanding): ((withinMs: number) => Promise<Standing>) => {
  let reading: Promise<Standing> | undefined
  return async (withinMs) => {
    reading ??= read().finally(() => (reading = undefined))
    const { promise: tooLate, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(new Error(`the database did not answer within ${String(withinMs)} ms`)), withinMs)
    try {
      return await Promise.race([reading, tooLate])
    } finally {
      clearTimeout(timer)
    }
  }
}

/** States that are told even where no command has them, so that a rule sees them begin. */
const shownStates = ['ACCEPTED', 'SENDING', 'UNCERTAIN', 'NEEDS_REVIEW'] as const

const standingGauges = (registry: Registry): ((standing: Standing) => void) => {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> =>
    new Gauge<Label>({ name: `mattergraph_${name}`, help, labelNames, registers: [registry] })
  const accounts = gauge('accounts', 'Accounts, by status.', ['vendor', 'status'])
  const lag = gauge('sync_lag_seconds', 'How long ago that was up to which the mirror knows everything, of the kind furthest behind.', [
    'account',
    'vendor',
  ])
  const overdue = gauge('sync_overdue_seconds', 'How long the reading that has been due longest has been due.', ['account', 'vendor'])
  const kinds = gauge('sync_kinds', 'Kinds of accounts, by how far their reading is.', ['vendor', 'kind', 'phase'])
  const kindLag = gauge('sync_kind_lag_seconds', 'The greatest lag of a kind over all accounts of a vendor.', ['vendor', 'kind'])
  const commands = gauge('commands', 'Commands that are not over, and those that wait for a person, by state.', ['state'])
  const oldest = gauge('command_oldest_seconds', 'How old the oldest of them is, by state.', ['state'])
  const end = gauge('change_log_end_position', 'Up to which place of the change log readers may read.', [])
  const heldBack = gauge(
    'change_log_held_back_changes',
    'Places behind it taken by changes that are on their way, or wait for one that is.',
    [],
  )
  const changeLag = gauge('change_log_lag_seconds', 'How old the oldest change is that a reader has not come to.', ['reader'])
  const messages = gauge('webhook_messages', 'Messages to be sent (PENDING) and given up (FAILED); counted up to 100 000.', ['status'])
  const due = gauge(
    'webhook_overdue_seconds',
    'How long the message has been due that has been due longest, those of disabled endpoints aside.',
    [],
  )
  const endpoints = gauge('webhook_endpoints', 'Webhook endpoints, by whether they are enabled.', ['state'])
  return (standing) => {
    // What is gone is told no more: an account that was disconnected, a status that nobody has.
    registry.resetMetrics()
    for (const { vendor, status, count } of standing.accounts) accounts.set({ vendor, status }, count)
    for (const { account, vendor, lagSeconds, overdueSeconds } of standing.lags) {
      lag.set({ account, vendor }, lagSeconds)
      overdue.set({ account, vendor }, overdueSeconds)
    }
    for (const { vendor, kind, phase, count } of standing.kinds) kinds.set({ vendor, kind, phase }, count)
    for (const [place, phases] of Map.groupBy(standing.kinds, ({ vendor, kind }) => `${vendor} ${kind}`)) {
      const [vendor = '', kind = ''] = place.split(' ')
      kindLag.set({ vendor, kind }, Math.max(...phases.map(({ lagSeconds }) => lagSeconds)))
    }
    for (const state of shownStates) {
      const found = standing.commands.find((one) => one.state === state)
      commands.set({ state }, found?.count ?? 0)
      oldest.set({ state }, found?.oldestSeconds ?? 0)
    }
    end.set(standing.changeLog.end)
    heldBack.set(standing.changeLog.heldBack)
    changeLag.set({ reader: 'webhooks' }, standing.changeLog.webhookLagSeconds)
    messages.set({ status: 'PENDING' }, standing.webhooks.pending)
    messages.set({ status: 'FAILED' }, standing.webhooks.failed)
    due.set(standing.webhooks.overdueSeconds)
    endpoints.set({ state: 'enabled' }, standing.webhooks.enabled)
    endpoints.set({ state: 'disabled' }, standing.webhooks.disabled)
  }
}
