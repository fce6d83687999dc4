import { type ApolloServer, HeaderMap } from '@apollo/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { MattergraphError } from '../../core/errors.js'
import type { Authenticate } from '../authenticate.js'
import type { Caller } from '../../core/caller.js'
import type { GatewayInstruments } from '../../core/instruments/GatewayInstruments.js'
import { readIdempotencyKey } from '../idempotency/readIdempotencyKey.js'
import { checkRequestSize } from '../limits/checkRequestSize.js'
import type { Limits } from '../limits/Limits.js'
import type { GatewayContext } from '../SupergraphGateway.js'
import { contentTypeFor } from './contentTypeFor.js'
import { traceParentOf } from './traceParentOf.js'
import { answerWithEvents, type EventStreamOptions, wantsEventStream } from './answerWithEvents.js'

/** What the GraphQL endpoint is made of. */
export interface GraphqlRouteOptions {
  readonly server: ApolloServer<GatewayContext>
  /** Undefined: the gateway runs without keys. */
  readonly authenticate: Authenticate | undefined
  readonly limits: Limits
  readonly instruments: GatewayInstruments
  /** How results are streamed to whoever accepts events; undefined where they are not. */
  readonly events: EventStreamOptions | undefined
}

/** Serves GraphQL over HTTP at `/graphql`. */
export const graphqlRoute = (app: FastifyInstance, options: GraphqlRouteOptions): void => {
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: async (request, reply) =>
      options.instruments.request(
        traceParentOf(request),
        () => answer(options, request, reply),
        () => reply.statusCode,
      ),
  })
}

const answer = async (options: GraphqlRouteOptions, request: FastifyRequest, reply: FastifyReply): Promise<string> => {
  const caller = options.authenticate === undefined ? null : await options.authenticate(request.headers)
  if (options.authenticate !== undefined && caller === null) {
    options.instruments.error('UNAUTHENTICATED')
    const error = new MattergraphError(
      'UNAUTHENTICATED',
      'Send an Authorization header with a valid key: Bearer <secret> or Basic <name:secret>.',
    )
    // Not "Basic": a browser would open its own password window over GraphiQL.
    return refuse(request, reply.header('www-authenticate', 'Bearer realm="mattergraph"'), 401, error)
  }
  const excess = checkRequestSize(request.body, options.limits)
  if (excess !== undefined) {
    options.instruments.error('LIMIT_EXCEEDED')
    return refuse(request, reply, 400, excess)
  }
  const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key'])
  if (idempotencyKey instanceof GraphQLError) {
    options.instruments.error('BAD_USER_INPUT')
    return refuse(request, reply, 400, idempotencyKey)
  }
  if (options.events === undefined || !wantsEventStream(request)) return execute(options, request, reply, { caller, idempotencyKey })
  try {
    answerWithEvents(options.events, request, { reply, caller, idempotencyKey })
    return ''
  } catch (error) {
    if (!(error instanceof MattergraphError)) throw error
    options.instruments.error(error.code)
    return refuse(request, reply, 400, error)
  }
}

const execute = async (
  { server }: GraphqlRouteOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  { caller, idempotencyKey }: { readonly caller: Caller | null; readonly idempotencyKey: string | undefined },
): Promise<string> => {
  const findings = { wellFormed: false }
  const incoming = { id: request.id, caller, cacheControl: request.headers['cache-control'] }
  const { status, headers, body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method, headers: headersFor(request), search: searchOf(request.url), body: request.body },
    context: async () => ({ incoming, idempotencyKey, findings }),
  })
  for (const [name, value] of headers) if (name !== 'content-length') void reply.header(name, value)
  // GraphQL over HTTP: whoever accepts only application/json gets 200 for every request that could be read.
  const isLegacy = headers.get('content-type')?.startsWith('application/json') === true
  void reply.code(status === 400 && isLegacy && findings.wellFormed ? 200 : (status ?? 200))
  if (body.kind !== 'complete') throw new Error('incremental delivery is not offered')
  return body.string
}

const refuse = (request: FastifyRequest, reply: FastifyReply, status: number, error: GraphQLError | MattergraphError): string => {
  void reply.code(status).header('content-type', contentTypeFor(request.headers.accept))
  return JSON.stringify({ errors: [{ message: error.message, extensions: error.extensions }] })
}

/** The headers that decide anything in Apollo Server. */
const readHeaders = ['accept', 'content-type', 'apollo-require-preflight', 'x-apollo-operation-name'] as const

const headersFor = ({ headers }: FastifyRequest): HeaderMap => {
  const map = new HeaderMap()
  for (const name of readHeaders) {
    const value = headers[name]
    if (typeof value === 'string') map.set(name, value)
  }
  return map
}

const searchOf = (url: string): string => {
  const mark = url.indexOf('?')
  return mark < 0 ? '' : url.slice(mark)
}
