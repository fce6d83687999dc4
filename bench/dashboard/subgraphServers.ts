/** The five subgraphs of the product over HTTP, on the mirror of this process; documents are parsed and validated once. */
import 'reflect-metadata'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type DocumentNode, execute, parse, validate } from 'graphql'
import { buildSubgraphs, type NamedSubgraph } from '../../bin/composeSubgraphs.js'
import { tellCpu } from '../support/tellCpu.js'
import { openFirms } from './openFirms.js'

interface GraphqlBody {
  readonly query: string
  readonly variables?: Record<string, unknown>
}

const firms = await openFirms()

const serve = async ({ schema }: NamedSubgraph): Promise<string> => {
  const documents = new Map<string, DocumentNode>()
  const documentOf = (query: string): DocumentNode => {
    const document = documents.get(query) ?? parse(query)
    if (!documents.has(query) && validate(schema, document).length > 0) throw new Error('a gateway sent what does not fit the schema')
    documents.set(query, document)
    return document
  }
  const answer = async (body: string): Promise<string> => {
    // Only the gateways of this bench speak to it.
    const { query, variables } = JSON.parse(body) as GraphqlBody
    const contextValue = firms.makeContext()
    return JSON.stringify(await execute({ schema, document: documentOf(query), variableValues: variables ?? null, contextValue }))
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => void chunks.push(chunk))
    request.on('end', () => void respond(Buffer.concat(chunks).toString()))
    const respond = async (body: string): Promise<void> => {
      const text = await answer(body)
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
    }
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`
}

const urls = await Promise.all(buildSubgraphs().map(async (subgraph) => [subgraph.name, await serve(subgraph)] as const))
tellCpu()
process.send?.(Object.fromEntries(urls))
const end = (): void => void firms.close().finally(() => process.exit(0))
process.on('disconnect', end)
process.on('SIGTERM', end)
