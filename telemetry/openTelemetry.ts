import type { DestinationStream } from 'pino'
import { collectDefaultMetrics, Counter, Registry } from 'prom-client'
import type { Instruments } from '../core/instruments/Instruments.js'
import type { Scrape } from '../core/instruments/Scrape.js'
import type { Logger } from '../core/log/Logger.js'
import type { AskReadiness } from '../core/operations/Dependency.js'
import { openLog } from './log/openLog.js'
import { browserInstruments } from './metrics/browserInstruments.js'
import { commandInstruments } from './metrics/commandInstruments.js'
import { dependencyMetrics } from './metrics/dependencyMetrics.js'
import { gatewayInstruments } from './metrics/gatewayInstruments.js'
import { portalInstruments } from './metrics/portalInstruments.js'
import { type ReadStanding, standingMetrics } from './metrics/standingMetrics.js'
import { subgraphInstruments } from './metrics/subgraphInstruments.js'
import { workInstruments } from './metrics/workInstruments.js'
import { openTracing } from './tracing/openTracing.js'
import type { Tracing } from './tracing/Tracing.js'
import { untraced } from './tracing/untraced.js'

/** What a process is watched with. */
export interface TelemetryOptions {
  /** What the process is called in logs and traces: `mattergraph-gateway`. */
  readonly name: string
  /** Where the log is written. */
  readonly destination: DestinationStream
  /** Where traces are sent, and which share of them; undefined keeps none. */
  readonly otlp: { readonly endpoint: string; readonly share: number } | undefined
}

/** What is looked at when metrics are gathered. */
export interface Looked {
  readonly readiness: AskReadiness
  /** How the whole service stands; absent where other processes tell it. */
  readonly standing?: ReadStanding
  /** However many look, the database is asked again only after so long, in milliseconds; 5000 where it is not given. */
  readonly keptMs?: number
}

/** What a process measures, traces and logs. */
export interface Telemetry {
  readonly instruments: Instruments
  readonly logger: Logger
  /** Makes what `/metrics` tells; to be called once. */
  readonly scrapeWith: (looked: Looked) => Scrape
  /** Sends what is left. */
  close(): Promise<void>
}

/** Opens everything a process is watched with. */
export const openTelemetry = async ({ name, destination, otlp }: TelemetryOptions): Promise<Telemetry> => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const lines = new Counter({
    name: 'mattergraph_log_lines_total',
    help: 'Lines written to the log, by level. An error is a fault of this service.',
    labelNames: ['level'],
    registers: [registry],
  })
  for (const level of ['error', 'warn', 'info']) lines.inc({ level }, 0)
  let tracing: Tracing = untraced
  const logger = openLog({ name, destination, traceId: () => tracing.traceId(), onLine: (level) => lines.inc({ level }) })
  const onFault = (error: unknown): void => logger.warn({ err: error }, 'traces could not be sent')
  tracing = await openTracing(otlp && { ...otlp, service: name, onFault })
  const meters = { registry, tracing }
  return {
    logger,
    instruments: {
      gateway: gatewayInstruments(meters),
      subgraph: subgraphInstruments(meters),
      portal: portalInstruments(meters, logger),
      browser: browserInstruments(meters),
      commands: commandInstruments(meters),
      work: workInstruments(meters, logger),
    },
    scrapeWith: ({ readiness, standing, keptMs = 5_000 }) => {
      const askDependencies = dependencyMetrics(readiness, registry)
      const standings = standing === undefined ? undefined : standingMetrics(standing, { logger, registry, keptMs })
      return async () => {
        const [read] = await Promise.all([standings?.gather() ?? '', askDependencies()])
        return { contentType: registry.contentType, text: (await registry.metrics()) + read }
      }
    },
    close: () => tracing.close(),
  }
}
