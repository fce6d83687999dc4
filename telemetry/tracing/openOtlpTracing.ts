import {
  type Context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { ExportResultCode, W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { TraceParent } from '../../core/instruments/TraceParent.js'
import { errorType } from './errorType.js'
import type { LiveSpan, SpanStart, Tracing } from './Tracing.js'
import { noSpan } from './untraced.js'

/** Where traces are sent. */
export interface OtlpOptions {
  /** As `OTEL_EXPORTER_OTLP_ENDPOINT` has it: `http://127.0.0.1:4318`. */
  readonly endpoint: string
  /** The share of traces that begin here and are kept, from 0 to 1. Of one that began elsewhere that place decides. */
  readonly share: number
  /** What the process is called in them. */
  readonly service: string
  /** Told once when nothing arrives at the endpoint, and again after it has answered. */
  readonly onFault: (error: unknown) => void
}

/** An endpoint that does not answer must not hold up a process that ends. */
const closeWithinMs = 1_000
const header = 'traceparent'

/**
 * Keeps traces and sends them to an OTLP endpoint. Nothing is registered globally: what spans there are is what our own edges say, and no library adds addresses, bodies or statements of
 * its own.
 */
export const openOtlpTracing = ({ endpoint, share, service, onFault }: OtlpOptions): Tracing => {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: telling(exporter, onFault), scheduledDelayMillis: 1_000 })],
  })
  const tracer = provider.getTracer('mattergraph')
  const contexts = new AsyncLocalStorageContextManager().enable()
  const propagator = new W3CTraceContextPropagator()

  const contextOf = (below: TraceParent | null | undefined): Context => {
    if (below === undefined) return contexts.active()
    return below === null ? ROOT_CONTEXT : propagator.extract(ROOT_CONTEXT, { [header]: below }, defaultTextMapGetter)
  }

  const begin = ({ name, kind, attributes = {}, below }: SpanStart): { readonly span: Span; readonly context: Context } => {
    const parent = contextOf(below)
    const span = tracer.startSpan(name, { kind: SpanKind[kind], attributes }, parent)
    return { span, context: trace.setSpan(parent, span) }
  }

  return {
    span: async (start, work) => {
      const { span, context } = begin(start)
      try {
        return await contexts.with(context, () => work(live(span)))
      } catch (thrown) {
        live(span).fail(errorType(thrown))
        throw thrown
      } finally {
        span.end()
      }
    },
    spanNow: (start, work) => {
      const { span, context } = begin(start)
      try {
        return contexts.with(context, work)
      } catch (thrown) {
        live(span).fail(errorType(thrown))
        throw thrown
      } finally {
        span.end()
      }
    },
    now: () => {
      const span = trace.getSpan(contexts.active())
      return span === undefined ? noSpan : live(span)
    },
    traceParent: () => {
      const carrier: Record<string, string> = {}
      propagator.inject(contexts.active(), carrier, defaultTextMapSetter)
      return carrier[header]
    },
    traceId: () => trace.getSpanContext(contexts.active())?.traceId,
    close: async () => {
      const { promise: tooLate, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, closeWithinMs)
      await Promise.race([provider.shutdown().catch(onFault), tooLate])
      clearTimeout(timer)
    },
  }
}

const live = (span: Span): LiveSpan => ({
  set: (attributes) => void span.setAttributes(attributes),
  rename: (name) => void span.updateName(name),
  fail: (type) => {
    span.setStatus({ code: SpanStatusCode.ERROR })
    span.setAttribute('error.type', type)
  },
})

/** The exporter, with its failures told: by itself it is silent. */
const telling = (exporter: SpanExporter, onFault: OtlpOptions['onFault']): SpanExporter => {
  let wasFailing = false
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const isFailing = result.code !== ExportResultCode.SUCCESS
        if (isFailing && !wasFailing) onFault(result.error)
        wasFailing = isFailing
        done(result)
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  }
}
