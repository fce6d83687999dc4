import type { TraceParent } from './TraceParent.js'

/** What is asked for, as far as it may be told: the client's own name for it, and none of its values. */
export interface TellableOperation {
  /** Query, mutation or subscription; in small letters, as GraphQL writes it. */
  readonly type: string
  /** The operation's name in its document; null where it has none. */
  readonly name: string | null
}

/** How results are streamed to a client. */
export type Transport = 'websocket' | 'sse'

/** What a gateway is watched by. What is given work runs it and gives back what it gives; nothing here fails by itself. */
export interface GatewayInstruments {
  /** Sees a request for GraphQL over HTTP, which goes on with the trace that the client says. `statusOf` is asked when it is over. */
  request<T>(traceParent: TraceParent | undefined, serve: () => Promise<T>, statusOf: () => number): Promise<T>
  /** Hears what the request that is being served asks for. */
  operation(operation: TellableOperation): void
  /** Sees one run of an operation for a stream: the whole of a query, or one event of a subscription. */
  streamed<T>(operation: TellableOperation, run: () => Promise<T>): Promise<T>
  /** Hears of an error that a client is told, by its code. */
  error(code: unknown): void
  /** Sees an operation be planned. */
  plan<T>(make: () => T): T
  /** Hears that a plan was at hand. */
  keptPlan(): void
  /** Is told, when it asks, how many documents are kept with their plans. May be called for several stores. */
  documents(count: () => number): void
  /** Sees a fetch of a plan, whichever way it goes. */
  fetch<T>(subgraph: string, send: () => Promise<T>): Promise<T>
  /** What a fetch tells another process, so that its part belongs to the same trace; undefined where none is kept. */
  traceParent(): TraceParent | undefined
  /** Hears that there is one subscription more, or one less. */
  subscription(difference: 1 | -1): void
  /** Hears of a result that a subscriber is sent. */
  result(): void
  /** Hears of a connection that streams; what is given back ends it with its close code, or for events with why. */
  connection(transport: Transport): (code: number | 'ended' | 'left') => void
}
