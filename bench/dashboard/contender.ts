/** One gateway of the bench in a process of its own: `contender.js bare|http|local <addresses of the subgraphs as JSON>`. */
import 'reflect-metadata'
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { composeSubgraphs } from '../../bin/composeSubgraphs.js'
import type { IncomingRequest } from '../../gateway/IncomingRequest.js'
import { openGateway } from '../../gateway/openGateway.js'
import type { FirmContext } from '../../subgraphs/firm/FirmContext.js'
import { tellCpu } from '../support/tellCpu.js'
import { openFirms } from './openFirms.js'

const [, , kind, addresses = '{}'] = process.argv
// The bench itself wrote them.
const urls = JSON.parse(addresses) as Record<string, string>
const { supergraphSdl: composed, subgraphs } = composeSubgraphs()
const supergraphSdl = Object.entries(urls).reduce((sdl, [name, url]) => sdl.replaceAll(`http://${name}.internal/graphql`, url), composed)
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

const openBare = async (): Promise<string> => {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true'
  const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl, logger: silent }), nodeEnv: 'production', logger: silent })
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } })
  return url
}

const openLocal = async () => {
  const firms = await openFirms()
  process.on('SIGTERM', () => void firms.close().finally(() => process.exit(0)))
  const contexts = new WeakMap<IncomingRequest, FirmContext>()
  const makeContext = (incoming: IncomingRequest): FirmContext => {
    const context = contexts.get(incoming) ?? firms.makeContext()
    contexts.set(incoming, context)
    return context
  }
  return Object.fromEntries(subgraphs.map(({ name, schema }) => [name, { schema, makeContext }]))
}

const openOurs = async (isLocal: boolean): Promise<string> => {
  const gateway = await openGateway({
    host: '127.0.0.1',
    port: 0,
    supergraphSdl,
    subgraphs: isLocal ? await openLocal() : {},
    authenticate: undefined,
    graphiql: undefined,
    logger: console,
  })
  return `${gateway.url}graphql`
}

const url = kind === 'bare' ? await openBare() : await openOurs(kind === 'local')
tellCpu()
process.send?.(url)
