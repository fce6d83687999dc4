import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Caller } from '../../core/caller.js'
import { MattergraphError } from '../../core/errors.js'
import type { GatewayInstruments } from '../../core/instruments/GatewayInstruments.js'
import type { RefusedOperation } from '../admitOperation.js'
import { Backlog } from '../subscriptions/Backlog.js'
import type { KeyWatch } from '../subscriptions/KeyWatch.js'
import type { OperationDesk, ServedOperation, StreamedRequest } from '../subscriptions/OperationDesk.js'
import type { SubscriptionLimits } from '../subscriptions/SubscriptionLimits.js'
import { EventStream } from './EventStream.js'

/** What event streams are served with. */
export interface EventStreamOptions {
  readonly desk: OperationDesk
  readonly keys: KeyWatch
  readonly limits: SubscriptionLimits
  readonly instruments: Pick<GatewayInstruments, 'connection'>
  /** How many connections of every kind are open. */
  readonly connections: { open: number }
  /** The streams that are open, to be ended with the gateway. */
  readonly open: Set<EventStream>
}

/** Whether a request wants its results as server-sent events. */
export const wantsEventStream = ({ headers, method }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'POST') && headers.accept?.includes('text/event-stream') === true

const body = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
})

/** What is asked for, from the body of a POST or the address of a GET; undefined where it is no GraphQL request. */
const requestOf = (request: FastifyRequest): StreamedRequest | undefined => {
  if (request.method === 'POST') return body.safeParse(request.body).data
  const { searchParams } = new URL(request.url, 'http://localhost')
  const variables = searchParams.get('variables')
  try {
    const query = searchParams.get('query')
    return body.safeParse({
      query,
      operationName: searchParams.get('operationName'),
      variables: variables === null ? null : JSON.parse(variables),
    }).data
  } catch {
    return undefined
  }
}

/** Answers a request with a stream of events. Throws a MattergraphError for what is no such request, before anything is sent. */
export const answerWithEvents = (
  { desk, keys, limits, connections, open, instruments }: EventStreamOptions,
  request: FastifyRequest,
  {
    reply,
    caller,
    idempotencyKey,
  }: { readonly reply: FastifyReply; readonly caller: Caller | null; readonly idempotencyKey: string | undefined },
): void => {
  const wanted = requestOf(request)
  if (wanted === undefined)
    throw new MattergraphError('BAD_USER_INPUT', 'Send a GraphQL request: query, and operationName and variables where it has them.')
  // As with queries: no other site's page can cause such a request.
  if (request.method === 'GET' && request.headers['apollo-require-preflight'] === undefined)
    throw new MattergraphError('BAD_USER_INPUT', 'A GET needs the header apollo-require-preflight.')
  const authorization = request.headers.authorization ?? ''
  if (connections.open >= limits.connections || keys.count(authorization) >= limits.connectionsPerKey)
    throw new MattergraphError('LIMIT_EXCEEDED', 'too many connections are open: try again later')
  reply.hijack()
  const stream = new EventStream(reply.raw, headersOf(reply))
  connections.open += 1
  const noteEnd = instruments.connection('sse')
  open.add(stream)
  const timer = setInterval(() => stream.keepAlive(), limits.keepAliveMs)
  timer.unref()
  const ended = new MattergraphError('UNAUTHENTICATED', 'the key has expired, was revoked, or opens something else now')
  const unwatch = caller === null ? undefined : keys.watch(authorization, caller, () => stream.fail([desk.formatted(ended)]))
  const isReadOnly = request.method === 'GET'
  const serving = desk.serve({ ...wanted, idempotencyKey, isReadOnly }, caller, new Backlog(limits.bufferBytes))
  void serving.then((served) => tell(served, { stream, desk }))
  void stream.closed.finally(() => {
    clearInterval(timer)
    open.delete(stream)
    connections.open -= 1
  })
  stream.whenOver((by) => {
    noteEnd(by)
    unwatch?.()
    void serving.then((served) => ('results' in served ? served.results.return(undefined) : undefined))
  })
}

/** Sends the results, each when the one before has been taken. */
const tell = async (
  served: ServedOperation | RefusedOperation,
  { stream, desk }: { readonly stream: EventStream; readonly desk: OperationDesk },
): Promise<void> => {
  if ('refused' in served) return stream.fail(served.refused.map((error) => desk.formatted(error)))
  try {
    for await (const result of served.results) await stream.next(result)
    stream.complete()
  } catch (error) {
    stream.fail([desk.formatted(error)])
  }
}

/** What hooks said of the answer, which a hijacked reply would lose. */
const headersOf = (reply: FastifyReply): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])))
