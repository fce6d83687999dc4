import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { graphql, type GraphQLSchema } from 'graphql'

/** A subgraph served over HTTP while a test uses it. */
export interface SubgraphServer {
  readonly url: string
  /** The headers of every request, in order. */
  readonly received: IncomingHttpHeaders[]
  close(): Promise<void>
}

interface GraphqlBody {
  readonly query: string
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
}

/** Serves a subgraph's schema on a free port of loopback. */
export const startSubgraphServer = async (schema: GraphQLSchema): Promise<SubgraphServer> => {
  const received: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    void (async () => {
      received.push(request.headers)
      // Only the gateway speaks to it.
      const { query, variables, operationName } = JSON.parse(await text(request)) as GraphqlBody
      const result = await graphql({ schema, source: query, variableValues: variables ?? null, operationName: operationName ?? null })
      response.setHeader('content-type', 'application/json').end(JSON.stringify(result))
    })()
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${String(port)}/graphql`, received, close }
}
