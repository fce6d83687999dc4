import type { Registry } from 'prom-client'
import type { Tracing } from '../tracing/Tracing.js'

/** What instruments are made with. */
export interface Meters {
  /** The process's own: nothing is counted globally. */
  readonly registry: Registry
  readonly tracing: Tracing
}
