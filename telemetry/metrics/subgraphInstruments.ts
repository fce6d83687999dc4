import { Counter, Gauge, Histogram } from 'prom-client'
import type { SubgraphInstruments } from '../../core/instruments/SubgraphInstruments.js'
import { buckets } from './buckets.js'
import type { Meters } from './Meters.js'
import { watchServing } from './watchServing.js'

/** What a subgraph in a process of its own counts and traces. */
export const subgraphInstruments = ({ registry, tracing }: Meters): SubgraphInstruments => {
  const registers = [registry]
  const served = new Counter({
    name: 'mattergraph_fetches_served_total',
    help: 'Fetches that gateways sent here, by the status they were answered with.',
    labelNames: ['status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'mattergraph_fetch_served_duration_seconds',
    help: 'How long the fetches that gateways sent here took.',
    buckets: [...buckets.answer],
    registers,
  })
  const inFlight = new Gauge({
    name: 'mattergraph_fetches_in_flight',
    help: 'Fetches that gateways sent here and that are under way.',
    registers,
  })
  return { fetch: watchServing(tracing, { inFlight, seconds, answered: served }) }
}
