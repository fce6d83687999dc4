import type { Counter, Gauge, Histogram } from 'prom-client'
import type { TraceParent } from '../../core/instruments/TraceParent.js'
import type { Tracing } from '../tracing/Tracing.js'
import { timed } from './timed.js'
import { withStatus } from './withStatus.js'

/** What requests are counted by. */
interface ServingMetrics {
  readonly inFlight: Gauge
  readonly seconds: Histogram
  readonly answered: Counter<'status'>
}

/** Watches GraphQL being served over HTTP: every request is counted and measured, and is a span of the trace that its client names. */
export const watchServing =
  (tracing: Tracing, { inFlight, seconds, answered }: ServingMetrics) =>
  <T>(below: TraceParent | undefined, serve: () => Promise<T>, statusOf: () => number): Promise<T> => {
    inFlight.inc()
    const start = { name: 'POST /graphql', kind: 'SERVER', below, attributes: { 'http.route': '/graphql' } } as const
    return timed(
      () => tracing.span(start, withStatus(serve, statusOf)),
      (took) => {
        inFlight.dec()
        seconds.observe(took)
        answered.inc({ status: statusOf() })
      },
    )
  }
