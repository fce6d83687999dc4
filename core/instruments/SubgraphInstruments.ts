import type { TraceParent } from './TraceParent.js'

/** What a subgraph in a process of its own is watched by. */
export interface SubgraphInstruments {
  /** Sees a fetch be served, as a part of the gateway's trace. `statusOf` is asked when it is over. */
  fetch<T>(traceParent: TraceParent | undefined, serve: () => Promise<T>, statusOf: () => number): Promise<T>
}
