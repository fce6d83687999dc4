import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { graphql, type GraphQLSchema } from 'graphql'
import { z } from 'zod'
import { answerExtensions, type RequestContexts } from '../../bin/requestContexts.js'
import type { IncomingRequest } from '../../gateway/IncomingRequest.js'
import { internalTokenHeader, readInternalToken } from '../../gateway/internalToken.js'

/** What a subgraph process is started with. */
export interface SubgraphProcess {
  readonly schema: GraphQLSchema
  /** Its own: a process shares no request with another. */
  readonly contexts: Pick<RequestContexts, 'contextOf'>
  /** What the gateway signs its callers with. */
  readonly secret: string
  readonly now: () => Date
}

const body = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() })

const incomingOf = ({ headers }: IncomingMessage, { secret, now }: SubgraphProcess): IncomingRequest => ({
  id: String(headers['x-request-id']),
  caller: readInternalToken(String(headers[internalTokenHeader]), secret, now()) ?? null,
  cacheControl: headers['cache-control'],
})

/** Serves one of our subgraphs over HTTP on a free port, as a process of its own would; tells its address and how to end it. */
export const serveSubgraph = async (process: SubgraphProcess): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const { query, variables } = body.parse(JSON.parse(await text(request)))
    const context = process.contexts.contextOf(incomingOf(request, process))
    const result = await graphql({ schema: process.schema, source: query, variableValues: variables ?? null, contextValue: context })
    const extensions = answerExtensions(context)
    return extensions === undefined ? result : { ...result, extensions }
  }
  const server = createServer((request, response) => {
    answer(request).then(
      (result) => response.setHeader('content-type', 'application/json').end(JSON.stringify(result)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on a port')
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${String(address.port)}/graphql`, close }
}
