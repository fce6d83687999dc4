import { randomUUID } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { fastify, type FastifyInstance } from 'fastify'
import type { GraphQLFormattedError } from 'graphql'
import { unwatched } from '../core/instruments/unwatched.js'
import { openReadiness } from '../core/operations/openReadiness.js'
import { Releases } from '../core/release.js'
import { admitOperations } from './admitOperation.js'
import { formatError } from './errors/formatError.js'
import type { Gateway, GatewayOptions } from './GatewayOptions.js'
import { graphiqlRoutes } from './graphiql/graphiqlRoutes.js'
import { drainOnClose } from './http/drainOnClose.js'
import { errorAnswers } from './http/errorAnswers.js'
import { graphqlRoute } from './http/graphqlRoute.js'
import { graphqlServer } from './http/graphqlServer.js'
import { hostCheck } from './http/hostCheck.js'
import { operationsRoutes } from './http/operationsRoutes.js'
import { securityHeaders } from './http/securityHeaders.js'
import { defaultLimits, type Limits } from './limits/Limits.js'
import { vendorHookRoutes } from './http/vendorHookRoutes.js'
import { loadSupergraph } from './plan/loadSupergraph.js'
import { openSubgraphs } from './subgraph/openSubgraphs.js'
import { openStreaming } from './subscriptions/openStreaming.js'
import { SupergraphGateway } from './SupergraphGateway.js'

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost'])

/** How long requests in flight may take to finish once the gateway closes, in milliseconds. */
const patienceMs = 1_500

/**
 * Opens the front door over a supergraph and listens. Throws when the supergraph cannot be read, when the port is taken, and when it would
 * listen without keys beyond this machine.
 */
export const openGateway = async (options: GatewayOptions): Promise<Gateway> => {
  if (options.authenticate === undefined && !loopback.has(options.host)) {
    throw new Error(`A gateway without keys listens on 127.0.0.1 only, not on ${options.host}.`)
  }
  const releases = new Releases()
  try {
    const app = await buildApp(options, releases)
    await app.listen({ host: options.host, port: options.port })
    return { url: urlOf(app), close: () => releases.releaseAll() }
  } catch (error) {
    await releases.releaseAll()
    throw error
  }
}

const buildApp = async (options: GatewayOptions, releases: Releases): Promise<FastifyInstance> => {
  const { logger } = options
  const limits: Limits = { ...defaultLimits, ...options.limits }
  const instruments = options.instruments ?? unwatched.gateway
  const supergraph = loadSupergraph(options.supergraphSdl)
  const subgraphs = openSubgraphs(supergraph.subgraphs, { ...options, instruments })
  const ground = { supergraph, subgraphs, leaveOutLostRecords: options.leaveOutLostRecords ?? false }
  const admit = admitOperations(supergraph, limits, instruments)
  const shownError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const shown = formatError({ logger, maskUnknown: options.maskUnknownErrors ?? true }, formatted, error)
    instruments.error(shown.extensions?.['code'])
    return shown
  }
  const server = graphqlServer({
    gateway: new SupergraphGateway(ground, admit, instruments),
    limits,
    logger,
    instruments,
    formatError: shownError,
  })
  await server.start()
  releases.add('the GraphQL server', () => server.stop())
  const app = httpServer(limits)
  releases.add('the HTTP server', drainOnClose(app, patienceMs))
  // A form in a browser can post text/plain to any site; only JSON is a request.
  app.removeContentTypeParser('text/plain')
  securityHeaders(app)
  if (loopback.has(options.host)) hostCheck(app)
  errorAnswers(app, limits, logger)
  operationsRoutes(app, { readiness: options.readiness ?? openReadiness([]), scrape: options.scrape })
  if (options.takeVendorHook !== undefined) vendorHookRoutes(app, options.takeVendorHook)
  if (options.graphiql !== undefined) await graphiqlRoutes(app, options.graphiql)
  const { authenticate, subscriptions } = options
  const streaming =
    authenticate === undefined || subscriptions === undefined
      ? undefined
      : openStreaming({
          ...subscriptions.sources,
          app,
          authenticate,
          instruments,
          logger,
          admit,
          ground,
          apiSchema: supergraph.apiSchema,
          formatError: (error) => shownError(error.toJSON(), error),
          requestLimits: limits,
          limits: subscriptions.limits ?? {},
          localOnly: loopback.has(options.host),
        })
  // Before the server is waited for: streams would never end by themselves.
  if (streaming !== undefined) releases.add('the streams', () => streaming.close())
  graphqlRoute(app, { server, authenticate, limits, instruments, events: streaming?.events })
  return app
}

/** Whoever sends slowly is cut off: headers within 10 s, the whole request within 30 s. */
const httpServer = ({ bodyBytes }: Limits): FastifyInstance =>
  fastify({
    bodyLimit: bodyBytes,
    requestTimeout: 30_000,
    http: { headersTimeout: 10_000 },
    forceCloseConnections: 'idle',
    // Answered by GraphQL itself: a request with several ids of its own is nobody's.
    genReqId: ({ headers }) => requestIdOf(headers['x-request-id']),
    onProtoPoisoning: 'error',
  })

const requestIdOf = (given: string | string[] | undefined): string =>
  typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID()

const urlOf = (app: FastifyInstance): string => {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the gateway listens on a port')
  return `http://${isIPv6(address.address) ? `[${address.address}]` : address.address}:${String(address.port)}/`
}
