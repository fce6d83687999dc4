import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { createClient } from 'graphql-ws'

/** Apollo's own link over WebSocket. A browser sends no headers with a WebSocket: the first message says them. */
export const linkByWebSocket = (headers: Readonly<Record<string, string>>): GraphQLWsLink =>
  new GraphQLWsLink(createClient({ url: `ws://${location.host}/graphql`, connectionParams: headers }))
