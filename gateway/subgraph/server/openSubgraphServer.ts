import { isIPv6 } from 'node:net'
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Secret } from '../../../core/Secret.js'
import type { Caller } from '../../../core/caller.js'
import type { Clock } from '../../../core/clock.js'
import { MattergraphError } from '../../../core/errors.js'
import type { Scrape } from '../../../core/instruments/Scrape.js'
import type { SubgraphInstruments } from '../../../core/instruments/SubgraphInstruments.js'
import { unwatched } from '../../../core/instruments/unwatched.js'
import type { TakeDelivery } from '../../../core/hint/VendorHooks.js'
import type { Logger } from '../../../core/log/Logger.js'
import type { AskReadiness } from '../../../core/operations/Dependency.js'
import { drainOnClose } from '../../http/drainOnClose.js'
import { operationsRoutes } from '../../http/operationsRoutes.js'
import { vendorHookRoutes } from '../../http/vendorHookRoutes.js'
import type { IncomingRequest } from '../../IncomingRequest.js'
import { internalTokenHeader, readInternalToken } from '../../internalToken.js'
import type { LocalSubgraphOptions } from '../LocalSubgraph.js'
import { OtherSchemaError, type ReadOperation, SchemaExecutor } from '../SchemaExecutor.js'
import type { SubgraphError } from '../Subgraph.js'
import { traceParentOf } from '../../http/traceParentOf.js'
import { readFetch, type ReceivedFetch } from './readFetch.js'

/** What a subgraph is served with. */
export interface SubgraphServerOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** The subgraph's name, as the gateways have it: what is signed for another is refused. */
  readonly name: string
  readonly subgraph: LocalSubgraphOptions
  /** Checks what the gateways sign: whatever carries no valid token is refused. */
  readonly internalToken: { readonly secret: Secret; readonly clock: Pick<Clock, 'now'> }
  /** Asked by `/health/ready`. */
  readonly readiness: AskReadiness
  /** Gathers what `/metrics` tells; without it that is no address. */
  readonly scrape?: Scrape
  /** What the subgraph is watched by; absent where nobody looks. */
  readonly instruments?: SubgraphInstruments
  /** Takes what a vendor tells by itself, which gateways hand on; needs no token, since the vendor's signature is checked. */
  readonly takeVendorHook?: TakeDelivery
  readonly logger: Logger
  /** How long fetches under way may take to finish once the server closes, in milliseconds. */
  readonly patienceMs: number
}

/** A subgraph that answers. */
export interface SubgraphServer {
  /** Where gateways reach it, such as `http://127.0.0.1:4001/graphql`. */
  readonly url: string
  /** Takes no more fetches, lets those under way finish, and frees the port. */
  close(): Promise<void>
}

/** A gateway sends up to a thousand records' representations in one fetch. */
const largestBodyBytes = 16 * 1024 * 1024
/** The plans of many clients' documents. */
const rememberedOperations = 2_000

/**
 * Serves one subgraph to gateways in other processes: the other end of `HttpSubgraph`. Every fetch carries a short-lived token of this subgraph that says who asks; without one that is valid nothing is
 * read of it and nothing is told.
 */
export const openSubgraphServer = async (options: SubgraphServerOptions): Promise<SubgraphServer> => {
  const app = fastify({
    bodyLimit: largestBodyBytes,
    requestTimeout: 60_000,
    http: { headersTimeout: 10_000 },
    // Longer than gateways keep a connection they do not use: who closes first must not be the one that could still be sent something.
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
  })
  app.removeContentTypeParser('text/plain')
  const close = drainOnClose(app, options.patienceMs)
  operationsRoutes(app, { readiness: options.readiness, scrape: options.scrape })
  if (options.takeVendorHook !== undefined) vendorHookRoutes(app, options.takeVendorHook)
  fetchRoute(app, options)
  await app.listen({ host: options.host, port: options.port })
  return { url: urlOf(app), close }
}

const fetchRoute = (
  app: FastifyInstance,
  { name, subgraph, internalToken: { secret, clock }, logger, instruments = unwatched.subgraph }: SubgraphServerOptions,
): void => {
  const executor = new SchemaExecutor(subgraph.schema)
  const operations = new LRUCache<string, ReadOperation>({ max: rememberedOperations })
  const callers = new WeakMap<FastifyRequest, Caller>()

  const operationOf = (text: string): ReadOperation => {
    const known = operations.get(text) ?? executor.read(text)
    operations.set(text, known)
    return known
  }

  const answer = async ({ operation, variables }: ReceivedFetch, incoming: IncomingRequest): Promise<object> => {
    const context = subgraph.makeContext(incoming)
    const { data, errors } = await executor.run(operationOf(operation), context, variables)
    const extensions = subgraph.extensionsOf?.(context)
    return {
      ...(data === undefined ? {} : { data }),
      ...(errors === undefined ? {} : { errors: errors.map((error) => shownError(error, incoming, logger)) }),
      ...(extensions === undefined ? {} : { extensions }),
    }
  }

  app.post('/graphql', {
    // Before the body is read.
    onRequest: async (request, reply) => {
      const token = request.headers[internalTokenHeader]
      const caller = typeof token === 'string' ? readInternalToken(token, { secret, audience: name }, clock.now()) : undefined
      if (caller === undefined) return reply.code(401).send({ message: 'a fetch has to carry a valid internal token' })
      callers.set(request, caller)
    },
    handler: async (request, reply) =>
      instruments.fetch(
        traceParentOf(request),
        () => serveFetch(request, reply),
        () => reply.statusCode,
      ),
  })

  const serveFetch = async (request: FastifyRequest, reply: FastifyReply): Promise<object> => {
    const fetch = readFetch(request.body)
    if (fetch === undefined) return refuse(reply, 400, 'expected a query with variables, as JSON')
    const incoming = incomingOf(request, callers.get(request) ?? null, fetch)
    try {
      return await answer(fetch, incoming)
    } catch (error) {
      logger.error({ err: error, requestId: incoming.id }, 'a fetch met a fault of our own')
      // A gateway of another release; it keeps to what both know when it is asked to.
      return refuse(reply, error instanceof OtherSchemaError ? 409 : 500, 'the fetch met a fault of this subgraph')
    }
  }
}

const refuse = (reply: FastifyReply, status: number, message: string): object => {
  void reply.code(status)
  return { message }
}

const incomingOf = ({ headers }: FastifyRequest, caller: Caller | null, { event }: ReceivedFetch): IncomingRequest => ({
  id: String(headers['x-request-id'] ?? ''),
  caller,
  cacheControl: headers['cache-control'],
  ...(event === undefined ? {} : { event }),
})

/** An error as it crosses to the gateway. What was thrown stays here, in this process's log. */
const shownError = ({ message, path, extensions, originalError }: SubgraphError, { id }: IncomingRequest, logger: Logger): object => {
  const isFault = originalError instanceof Error && !(originalError instanceof MattergraphError) && extensions?.['code'] === undefined
  if (isFault) logger.error({ err: originalError, requestId: id, path }, 'a field met a fault of our own')
  return {
    message: isFault ? 'a field met a fault of this subgraph' : message,
    ...(path === undefined ? {} : { path }),
    ...(extensions === undefined ? {} : { extensions }),
  }
}

const urlOf = (app: FastifyInstance): string => {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the subgraph listens on a port')
  return `http://${isIPv6(address.address) ? `[${address.address}]` : address.address}:${String(address.port)}/graphql`
}
