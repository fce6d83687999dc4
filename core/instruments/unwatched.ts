import type { Instruments } from './Instruments.js'

/** Instruments that nobody reads. */
export const unwatched: Instruments = {
  gateway: {
    request: (_traceParent, serve) => serve(),
    operation: () => {},
    streamed: (_operation, run) => run(),
    error: () => {},
    plan: (make) => make(),
    keptPlan: () => {},
    documents: () => {},
    fetch: (_subgraph, send) => send(),
    traceParent: () => undefined,
    subscription: () => {},
    result: () => {},
    connection: () => () => {},
  },
  subgraph: { fetch: (_traceParent, serve) => serve() },
  portal: { wait: (_vendor, take) => take(), request: (_request, send) => send() },
  browser: { visit: () => ({ begin: () => {}, end: () => {} }), running: () => {} },
  commands: {
    stage: (_stage, work) => work(),
    traceParent: () => null,
    turn: async (_turn, go) => void (await go()),
  },
  work: {
    signIn: (_vendor, run) => run(),
    reading: (_account, read) => read(),
    mirror: (_question, ask) => ask(),
    delivery: (send) => send(),
    told: () => {},
  },
}
