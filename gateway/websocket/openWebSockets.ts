import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { handleProtocols } from 'graphql-ws'
import { WebSocketServer } from 'ws'
import type { GatewayInstruments } from '../../core/instruments/GatewayInstruments.js'
import { isLocalName } from '../http/hostCheck.js'
import type { SubscriptionLimits } from '../subscriptions/SubscriptionLimits.js'
import { closeCodes } from './closeCodes.js'
import { SocketConnection, type SocketConnectionOptions } from './SocketConnection.js'

/** What WebSockets are accepted with. */
export interface WebSocketsOptions extends Pick<SocketConnectionOptions, 'protocol' | 'logger'> {
  readonly instruments: Pick<GatewayInstruments, 'connection'>
  readonly limits: SubscriptionLimits
  /** Bytes of one message. */
  readonly maxPayload: number
  /** Whether only local names of this machine may be asked for. */
  readonly localOnly: boolean
  /** How many connections of every kind are open. */
  readonly connections: { open: number }
}

/** How long a client may take to answer when the gateway says farewell, in milliseconds. */
const patienceMs = 500

/** Serves the GraphQL protocol over WebSocket at `/graphql`. */
export const openWebSockets = (server: Server, options: WebSocketsOptions): { close(): Promise<void> } => {
  const { protocol, logger, instruments, limits, connections } = options
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.maxPayload,
    perMessageDeflate: false,
    handleProtocols,
  })
  const open = new Set<SocketConnection>()
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const refused = refusalOf(request, options)
    if (refused !== undefined) return refuse(stream, refused)
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const { bufferBytes } = limits
      const connection = new SocketConnection(socket, { protocol, logger, bufferBytes, authorization: request.headers.authorization })
      open.add(connection)
      connections.open += 1
      const noteEnd = instruments.connection('websocket')
      socket.on('close', (code) => {
        noteEnd(code)
        open.delete(connection)
        connections.open -= 1
      })
    })
  }
  server.on('upgrade', upgrade)
  const timer = setInterval(() => {
    for (const connection of open) connection.keepAlive()
  }, limits.keepAliveMs)
  timer.unref()
  return {
    close: async () => {
      clearInterval(timer)
      server.off('upgrade', upgrade)
      for (const connection of open) connection.close(closeCodes.goingAway, 'The gateway is stopping')
      // Whoever does not answer the farewell is cut off.
      const patience = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate()
      }, patienceMs)
      await new Promise<void>((resolve) => {
        sockets.close(() => resolve())
      })
      clearTimeout(patience)
    },
  }
}

const refusalOf = ({ url = '', headers }: IncomingMessage, { localOnly, limits, connections }: WebSocketsOptions): string | undefined => {
  if (url.split('?', 1)[0] !== '/graphql') return '404 Not Found'
  if (localOnly && !isLocalName((headers.host ?? '').replace(/:\d+$/, ''))) return '421 Misdirected Request'
  // A browser asks nobody before it opens a WebSocket to another site: whoever comes from one says so in Origin, and is not ours.
  if (headers.origin !== undefined && hostOf(headers.origin) !== headers.host) return '403 Forbidden'
  return connections.open >= limits.connections ? '503 Service Unavailable' : undefined
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)

const refuse = (stream: Duplex, status: string): void => {
  stream.on('error', () => undefined)
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
