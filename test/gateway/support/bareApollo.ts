import { ApolloServer } from '@apollo/server'
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway'
import type { Federation } from './composeFederation.js'
import type { GraphqlAnswer } from './withGateway.js'

/** Runs operations through Apollo's own gateway over the same schemas: what ours has to agree with. */
export const withBareApollo = async <T>(
  { supergraphSdl, schemas }: Federation,
  use: (run: (query: string, variables?: Record<string, unknown>) => Promise<GraphqlAnswer>) => Promise<T>,
): Promise<T> => {
  // Without it Apollo's gateway looks for a telemetry collector outside this machine.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true'
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => {
      const schema = schemas[name]
      if (schema === undefined) throw new Error(`no subgraph ${name}`)
      return new LocalGraphQLDataSource(schema)
    },
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  })
  const server = new ApolloServer({ gateway, nodeEnv: 'production', introspection: true, stopOnTerminationSignals: false })
  await server.start()
  try {
    return await use(async (query, variables) => {
      const { body } = await server.executeOperation({ query, ...(variables === undefined ? {} : { variables }) })
      if (body.kind !== 'single') throw new Error('incremental delivery is not asked for')
      // Through JSON, as a client would see it.
      return JSON.parse(JSON.stringify(body.singleResult)) as GraphqlAnswer
    })
  } finally {
    await server.stop()
  }
}
