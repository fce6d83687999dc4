/** A bare graphql-ws server that does nothing but publish and subscribe: the events are objects in memory, one topic for each firm. */
import { EventEmitter, on } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSchema, type GraphQLObjectType } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { titleOf } from './events.js'
import { type BenchServer, obeyOrders, type Spread } from './obeyOrders.js'

const schema = buildSchema(`
  type Query { nothing: Boolean }
  type Subscription { matterChanged: Change! }
  type Change { id: ID! action: String! changedFields: [String!]! record: Record }
  interface Record { id: ID! }
  type Matter implements Record { id: ID! title: String! status: String! client: Contact }
  type Contact { displayName: String! }`)

const topics = new EventEmitter()
topics.setMaxListeners(0)

const matterChanged = (schema.getType('Subscription') as GraphQLObjectType).getFields()['matterChanged']
if (matterChanged === undefined) throw new Error('the schema has the subscription')
matterChanged.subscribe = async function* subscribe(_root: unknown, _args: unknown, { topic }: { topic: string }) {
  for await (const [change] of on(topics, topic)) yield { matterChanged: change as unknown }
}

const open = async ({ firms }: Spread): Promise<BenchServer> => {
  const server = createServer()
  const sockets = new WebSocketServer({ server, path: '/graphql' })
  useServer({ schema, context: ({ connectionParams }) => ({ topic: String(connectionParams?.['Authorization']) }) }, sockets)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const make = async (event: number, dueMs: number): Promise<void> => {
    const client = { displayName: 'Bo Sample' }
    const record = { __typename: 'Matter', id: 'mat_clio_acct0000_m1', title: titleOf(event, dueMs), status: 'OPEN', client }
    topics.emit(`Bearer firm-${String(event % firms)}`, {
      id: `chg_${String(event).padStart(16, '0')}`,
      action: 'UPDATED',
      changedFields: ['title'],
      record,
    })
  }
  return { url: `http://127.0.0.1:${String(port)}/`, make }
}

obeyOrders(open)
