import type { FastifyInstance } from 'fastify'
import type { Authenticate } from '../authenticate.js'
import type { EventStreamOptions } from '../http/answerWithEvents.js'
import type { EventStream } from '../http/EventStream.js'
import type { GatewayInstruments } from '../../core/instruments/GatewayInstruments.js'
import type { Logger } from '../../core/log/Logger.js'
import type { Limits } from '../limits/Limits.js'
import { openWebSockets } from '../websocket/openWebSockets.js'
import { protocolServer } from '../websocket/protocolServer.js'
import { KeyWatch } from './KeyWatch.js'
import { OperationDesk, type OperationDeskOptions } from './OperationDesk.js'
import { defaultSubscriptionLimits, type SubscriptionLimits } from './SubscriptionLimits.js'
import { Subscriptions, type SubscriptionsOptions } from './Subscriptions.js'

/** What streaming stands on. */
export interface StreamingOptions
  extends Omit<OperationDeskOptions, 'subscriptions' | 'limits'>, Omit<SubscriptionsOptions, 'onCount' | 'onTaken'> {
  readonly app: FastifyInstance
  readonly authenticate: Authenticate
  readonly instruments: GatewayInstruments
  readonly logger: Logger
  readonly requestLimits: Limits
  readonly limits: Partial<SubscriptionLimits>
  /** Whether only local names of this machine may be asked for. */
  readonly localOnly: boolean
}

/** Everything that streams to clients. */
export interface Streaming {
  /** For the route that event streams are asked of. */
  readonly events: EventStreamOptions
  /** Ends every WebSocket with a word, and cuts event streams: they have no word but that all is told. */
  close(): Promise<void>
}

/** Opens the subscriptions and both ways to them: WebSockets and event streams. */
export const openStreaming = ({ app, authenticate, logger, requestLimits, localOnly, ...options }: StreamingOptions): Streaming => {
  const { instruments } = options
  const limits = { ...defaultSubscriptionLimits, ...options.limits }
  const subscriptions = new Subscriptions({
    ...options,
    onCount: (difference) => instruments.subscription(difference),
    onTaken: () => instruments.result(),
  })
  const desk = new OperationDesk({ ...options, limits: requestLimits, subscriptions })
  instruments.documents(() => desk.documents)
  const keys = new KeyWatch(authenticate, limits.keyCheckMs)
  const connections = { open: 0 }
  const open = new Set<EventStream>()
  const shared = { desk, keys, limits, connections, instruments }
  const protocol = protocolServer({ ...shared, authenticate, apiSchema: options.apiSchema })
  const sockets = openWebSockets(app.server, {
    protocol,
    logger,
    instruments,
    limits,
    connections,
    localOnly,
    maxPayload: requestLimits.bodyBytes,
  })
  return {
    events: { ...shared, open },
    close: async () => {
      keys.close()
      for (const stream of open) stream.cut()
      await sockets.close()
    },
  }
}
