import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildPortal, type PortalState } from './buildPortal.js'
import { buildDesk } from './desk/buildDesk.js'
import type { PortalOptions, RunningPortal } from './Portal.js'

/**
 * Starts a portal, on 127.0.0.1 or, where it is reached at another host, on every address of the machine. Port 0 takes any free one; the origin tells which. Rejects with EADDRINUSE when the port is taken.
 * Requests under `/_sandbox/` go to a desk of their own, which no fault touches and which outlives a reset; all others go to the portal as last built.
 */
export const startPortal = async (options: PortalOptions): Promise<RunningPortal> => {
  const server = createServer({ keepAliveTimeout: 72_000 })
  let route: RequestListener = (_request, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end('The portal is starting.')
  }
  server.on('request', (request, response) => route(request, response))
  const host = options.host ?? loopback
  await listen(server, options.port, host === loopback ? loopback : '0.0.0.0')
  const origin = `http://${host}:${String((server.address() as AddressInfo).port)}` // A listening TCP server's address is never a pipe's name.
  const build = (world: PortalOptions['world']): Promise<PortalState> =>
    buildPortal({ ...options, world, origin, identityProvider: options.identityProvider === '' ? origin : options.identityProvider })
  let state = await build(options.world)
  const desk = await buildDesk({
    definition: options.definition,
    current: () => state,
    reset: async (world) => {
      const former = state
      state = await build(world)
      await former.app.close()
    },
  })
  route = (request, response) => {
    if (isForDesk(request)) desk.routing(request, response)
    else state.app.routing(request, response)
  }
  return {
    origin,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await Promise.all([closed, desk.close(), state.app.close()])
    },
  }
}

const loopback = '127.0.0.1'

const isForDesk = (request: IncomingMessage): boolean => /^\/_sandbox(?:[/?]|$)/.test(request.url ?? '')

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, () => {
      server.off('error', reject)
      resolve()
    })
  })
