/** One gateway of the bench in a process of its own: `contender.js bare|http|local <addresses of the subgraphs as JSON>`. */
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { pino } from 'pino'
import { openGateway } from '../../gateway/openGateway.js'
import { openTelemetry } from '../../telemetry/openTelemetry.js'
import { tellCpu } from '../support/tellCpu.js'
import { composeSupergraph, schemas } from './federation.js'

const [, , kind, addresses = '{}'] = process.argv
// The bench itself wrote them.
const urls = JSON.parse(addresses) as Record<string, string>
const supergraphSdl = composeSupergraph(urls)
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

const openBare = async (): Promise<string> => {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true'
  const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl, logger: silent }), nodeEnv: 'production', logger: silent })
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } })
  return url
}

const openOurs = async (isLocal: boolean): Promise<string> => {
  const local = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, { schema, makeContext: () => ({}) }]))
  // What ships counts and measures every request.
  const { instruments } = await openTelemetry({ name: 'bench', destination: pino.destination('/dev/null'), otlp: undefined })
  const gateway = await openGateway({
    host: '127.0.0.1',
    port: 0,
    supergraphSdl,
    subgraphs: isLocal ? local : {},
    authenticate: undefined,
    graphiql: undefined,
    logger: console,
    instruments: instruments.gateway,
  })
  return `${gateway.url}graphql`
}

const url = kind === 'bare' ? await openBare() : await openOurs(kind === 'local')
tellCpu()
process.send?.(url)
