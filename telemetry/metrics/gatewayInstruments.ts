import { Counter, Gauge, Histogram } from 'prom-client'
import { errorCatalogue } from '../../core/errors.js'
import type { GatewayInstruments, TellableOperation } from '../../core/instruments/GatewayInstruments.js'
import { buckets } from './buckets.js'
import type { Meters } from './Meters.js'
import { watchServing } from './watchServing.js'

const attributesOf = ({ type, name }: TellableOperation) => ({
  'graphql.operation.type': type,
  ...(name === null ? {} : { 'graphql.operation.name': name }),
})

/** Close codes of WebSockets and of the protocol over them. Any other is the client's own choice, and is not worth a series. */
const knownCodes: ReadonlySet<number | string> = new Set([
  1000,
  1001,
  1002,
  1005,
  1006,
  1009,
  1011,
  1013,
  4400,
  4401,
  4403,
  4406,
  4408,
  4409,
  4429,
  4499,
  4500,
  'ended',
  'left',
])

/** What a gateway counts and traces. */
export const gatewayInstruments = ({ registry, tracing }: Meters): GatewayInstruments => {
  const registers = [registry]
  const requests = new Counter({
    name: 'mattergraph_requests_total',
    help: 'GraphQL requests over HTTP, by the status they were answered with.',
    labelNames: ['status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'mattergraph_request_duration_seconds',
    help: 'How long GraphQL requests over HTTP took.',
    buckets: [...buckets.answer],
    registers,
  })
  const inFlight = new Gauge({ name: 'mattergraph_requests_in_flight', help: 'GraphQL requests over HTTP under way.', registers })
  const errors = new Counter({
    name: 'mattergraph_errors_total',
    help: 'Errors that clients were told, by code. Codes of foreign subgraphs are OTHER.',
    labelNames: ['code'],
    registers,
  })
  const lookups = new Counter({
    name: 'mattergraph_plan_cache_lookups_total',
    help: 'Operations that were executed, by whether their plan was at hand (hit) or had to be made (miss).',
    labelNames: ['outcome'],
    registers,
  })
  const planSeconds = new Histogram({
    name: 'mattergraph_plan_duration_seconds',
    help: 'How long it took to plan an operation.',
    buckets: [...buckets.step],
    registers,
  })
  const stores: (() => number)[] = []
  const documents: Gauge = new Gauge({
    name: 'mattergraph_plan_cache_documents',
    help: 'Documents kept with their plans.',
    registers,
    collect: () => documents.set(stores.reduce((sum, count) => sum + count(), 0)),
  })
  const fetches = new Counter({
    name: 'mattergraph_subgraph_fetches_total',
    help: 'Fetches of plans, by subgraph and by whether it answered (answered) or could not be reached (failed).',
    labelNames: ['subgraph', 'outcome'],
    registers,
  })
  const fetchSeconds = new Histogram({
    name: 'mattergraph_subgraph_fetch_duration_seconds',
    help: 'How long fetches of plans took, by subgraph.',
    labelNames: ['subgraph'],
    buckets: [...buckets.answer],
    registers,
  })
  const subscriptions = new Gauge({ name: 'mattergraph_subscriptions', help: 'Subscriptions that are open.', registers })
  const results = new Counter({
    name: 'mattergraph_subscription_results_total',
    help: 'Results that subscribers were sent.',
    registers,
  })
  const connections = new Gauge({
    name: 'mattergraph_connections',
    help: 'Connections that stream, by transport.',
    labelNames: ['transport'],
    registers,
  })
  const closes = new Counter({
    name: 'mattergraph_connections_closed_total',
    help: 'Connections that stream and ended, by close code; those of events by who ended them (ended: this side, left: the client).',
    labelNames: ['transport', 'code'],
    registers,
  })
  lookups.inc({ outcome: 'hit' }, 0)
  lookups.inc({ outcome: 'miss' }, 0)
  for (const transport of ['websocket', 'sse']) connections.set({ transport }, 0)

  return {
    request: watchServing(tracing, { inFlight, seconds, answered: requests }),
    operation: (operation) => tracing.now().set(attributesOf(operation)),
    streamed: (operation, run) =>
      tracing.span({ name: `${operation.type} over a stream`, kind: 'SERVER', attributes: attributesOf(operation), below: null }, run),
    error: (code) => errors.inc({ code: typeof code === 'string' && Object.hasOwn(errorCatalogue, code) ? code : 'OTHER' }),
    plan: (make) => {
      lookups.inc({ outcome: 'miss' })
      const end = planSeconds.startTimer()
      try {
        return tracing.spanNow({ name: 'plan', kind: 'INTERNAL' }, make)
      } finally {
        end()
      }
    },
    keptPlan: () => lookups.inc({ outcome: 'hit' }),
    documents: (count) => void stores.push(count),
    fetch: async (subgraph, send) => {
      const end = fetchSeconds.startTimer({ subgraph })
      let outcome = 'failed'
      try {
        const start = { name: `fetch ${subgraph}`, kind: 'CLIENT', attributes: { 'mattergraph.subgraph': subgraph } } as const
        const answer = await tracing.span(start, send)
        outcome = 'answered'
        return answer
      } finally {
        end()
        fetches.inc({ subgraph, outcome })
      }
    },
    traceParent: () => tracing.traceParent(),
    subscription: (difference) => subscriptions.inc(difference),
    result: () => results.inc(),
    connection: (transport) => {
      connections.inc({ transport })
      return (code) => {
        connections.dec({ transport })
        closes.inc({ transport, code: knownCodes.has(code) ? String(code) : 'other' })
      }
    },
  }
}
