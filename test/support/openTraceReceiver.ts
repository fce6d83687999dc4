import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

const value = z.object({
  stringValue: z.string().optional(),
  intValue: z.union([z.string(), z.number()]).optional(),
  boolValue: z.boolean().optional(),
})
const attributes = z
  .array(z.object({ key: z.string(), value }))
  .transform((all) => Object.fromEntries(all.map(({ key, value: of }) => [key, of.stringValue ?? of.intValue ?? of.boolValue])))

const exported = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              attributes,
              status: z.object({ code: z.number().optional() }).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
})

/** A span as it arrived. */
export interface ReceivedSpan {
  readonly service: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string | undefined
  readonly name: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly isFailed: boolean
}

/** An OTLP receiver on this machine. */
export interface TraceReceiver {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly endpoint: string
  readonly spans: readonly ReceivedSpan[]
  /** Everything that arrived, as it arrived. */
  readonly bodies: readonly string[]
  /** Resolves with what `find` gives, as soon as it gives something. */
  until<T>(find: (spans: readonly ReceivedSpan[]) => T | undefined): Promise<T>
  close(): Promise<void>
}

const failed = 2

/** Opens a receiver of traces as OTLP over HTTP, in JSON; `status` is what it answers. */
export const openTraceReceiver = async (status = 200): Promise<TraceReceiver> => {
  const spans: ReceivedSpan[] = []
  const bodies: string[] = []
  let news = Promise.withResolvers<void>()
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request)
    bodies.push(body)
    for (const { resource, scopeSpans } of exported.parse(JSON.parse(body)).resourceSpans)
      for (const { spans: some } of scopeSpans)
        for (const { status: end, ...span } of some)
          spans.push({ ...span, service: String(resource.attributes['service.name']), isFailed: end?.code === failed })
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
    news.resolve()
    news = Promise.withResolvers()
  }
  const server = createServer((request, response) => void take(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    spans,
    bodies,
    until: async (find) => {
      for (;;) {
        const next = news.promise
        const found = find(spans)
        if (found !== undefined) return found
        await next
      }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** The spans of a trace from one up to where it began, itself first. */
export const pathOf = (spans: readonly ReceivedSpan[], span: ReceivedSpan): readonly ReceivedSpan[] => {
  const parent = spans.find(({ spanId, traceId }) => spanId === span.parentSpanId && traceId === span.traceId)
  return parent === undefined ? [span] : [span, ...pathOf(spans, parent)]
}
