import type { TraceParent } from '../../core/instruments/TraceParent.js'

/** What is told of a span beside its name. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>

/** A part of a trace, before it begins. */
export interface SpanStart {
  readonly name: string
  /** SERVER answers another process, CLIENT asks one. */
  readonly kind: 'SERVER' | 'CLIENT' | 'INTERNAL'
  readonly attributes?: SpanAttributes
  /** What it goes on with: what is at work now where this is absent; null begins a trace of its own. */
  readonly below?: TraceParent | null | undefined
}

/** A part of a trace that is at work. */
export interface LiveSpan {
  set(attributes: SpanAttributes): void
  rename(name: string): void
  /** Says that it came to nothing, and what that is called; never a sentence, which could hold anything. */
  fail(type: string): void
}

/** Traces, as far as they are kept. */
export interface Tracing {
  /** Runs `work` as a span. What it throws makes the span a failed one, and is thrown on. */
  span<T>(start: SpanStart, work: (span: LiveSpan) => Promise<T>): Promise<T>
  /** The same for work that is over when it returns. */
  spanNow<T>(start: SpanStart, work: () => T): T
  /** The span that is at work now; where none is, one that takes everything and keeps nothing. */
  now(): LiveSpan
  /** What is at work now, for others to go on with; undefined where nothing is kept of it. */
  traceParent(): TraceParent | undefined
  /** The id of the trace that is at work now. */
  traceId(): string | undefined
  /** Sends what is left, for no longer than a second. */
  close(): Promise<void>
}
