import { randomUUID } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { fastify, type FastifyInstance } from 'fastify'
import { Releases } from '../core/release.js'
import { formatError } from './errors/formatError.js'
import type { Gateway, GatewayOptions } from './GatewayOptions.js'
import { graphiqlRoutes } from './graphiql/graphiqlRoutes.js'
import { drainOnClose } from './http/drainOnClose.js'
import { errorAnswers } from './http/errorAnswers.js'
import { GatewayMetrics } from './http/GatewayMetrics.js'
import { graphqlRoute } from './http/graphqlRoute.js'
import { graphqlServer } from './http/graphqlServer.js'
import { hostCheck } from './http/hostCheck.js'
import { operationsRoutes } from './http/operationsRoutes.js'
import { securityHeaders } from './http/securityHeaders.js'
import { defaultLimits, type Limits } from './limits/Limits.js'
import { loadSupergraph } from './plan/loadSupergraph.js'
import { openSubgraphs } from './subgraph/openSubgraphs.js'
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
  const metrics = new GatewayMetrics()
  const supergraph = loadSupergraph(options.supergraphSdl)
  const subgraphs = openSubgraphs(supergraph.subgraphs, options)
  const server = graphqlServer({
    gateway: new SupergraphGateway({ supergraph, subgraphs, leaveOutLostRecords: options.leaveOutLostRecords ?? false }, limits),
    limits,
    logger,
    formatError: (formatted, error) => {
      const shown = formatError({ logger, maskUnknown: options.maskUnknownErrors ?? true }, formatted, error)
      metrics.countError(shown.extensions?.['code'])
      return shown
    },
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
  operationsRoutes(app, { metrics, isReady: options.isReady ?? (async () => true) })
  if (options.graphiql !== undefined) await graphiqlRoutes(app, options.graphiql)
  graphqlRoute(app, { server, authenticate: options.authenticate, limits, metrics })
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
