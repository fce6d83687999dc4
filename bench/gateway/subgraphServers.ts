/**
 * The five subgraphs over HTTP. What a request is answered with is worked out once and kept: the bench measures gateways, and a subgraph's
 * own work would only blur them, alike for each.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { graphql, type GraphQLSchema } from 'graphql'
import { schemas } from './federation.js'

interface GraphqlBody {
  readonly query: string
  readonly variables?: Record<string, unknown>
}

const serve = async (schema: GraphQLSchema): Promise<string> => {
  const known = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => void chunks.push(chunk))
    request.on('end', () => void answer(Buffer.concat(chunks).toString()))
    const answer = async (body: string): Promise<void> => {
      let bytes = known.get(body)
      if (bytes === undefined) {
        // Only the gateways of this bench speak to it.
        const { query, variables } = JSON.parse(body) as GraphqlBody
        bytes = Buffer.from(JSON.stringify(await graphql({ schema, source: query, variableValues: variables ?? null })))
        known.set(body, bytes)
      }
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes)
    }
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`
}

const urls = await Promise.all(Object.entries(schemas).map(async ([name, schema]) => [name, await serve(schema)] as const))
process.send?.(Object.fromEntries(urls))
process.on('disconnect', () => process.exit(0))
