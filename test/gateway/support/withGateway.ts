import type { Gateway, GatewayOptions } from '../../../gateway/GatewayOptions.js'
import { openGateway } from '../../../gateway/openGateway.js'
import { watchGateway } from '../../support/watchGateway.js'
import type { Federation } from './composeFederation.js'
import { RecordingLogger } from './RecordingLogger.js'

/** A gateway while a test uses it. */
export interface GatewayUnderTest extends Gateway {
  readonly logger: RecordingLogger
  /** Sends a POST to `/graphql` and reads the JSON of the answer. */
  post(body: unknown, headers?: Record<string, string>): Promise<GatewayAnswer>
  /** Runs a query and reads the answer's JSON. */
  query(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<GraphqlAnswer>
}

/** An HTTP answer with its body read. */
export interface GatewayAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: GraphqlAnswer
}

/** The members of a GraphQL answer. */
export interface GraphqlAnswer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: Readonly<Record<string, unknown>>
  }[]
  readonly extensions?: Record<string, unknown>
}

/** Opens a gateway over a federation whose subgraphs run in this process, hands it to the test, and closes it. */
export const withGateway = async <T>(
  federation: Federation,
  use: (gateway: GatewayUnderTest) => Promise<T>,
  options: Partial<GatewayOptions> = {},
): Promise<T> => {
  const logger = new RecordingLogger()
  const subgraphs = Object.fromEntries(
    Object.entries(federation.schemas).map(([name, schema]) => [name, { schema, makeContext: (incoming: unknown) => ({ incoming }) }]),
  )
  const gateway = await openGateway({
    host: '127.0.0.1',
    port: 0,
    supergraphSdl: federation.supergraphSdl,
    subgraphs,
    authenticate: undefined,
    graphiql: undefined,
    logger,
    ...(await watchGateway()),
    ...options,
  })
  const post = async (body: unknown, headers: Record<string, string> = {}): Promise<GatewayAnswer> => {
    const answer = await fetch(`${gateway.url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    // The gateway promises JSON of this form; a test fails where it is not.
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as GraphqlAnswer }
  }
  try {
    return await use({
      ...gateway,
      logger,
      post,
      query: async (query, variables, headers) => (await post({ query, variables }, headers)).body,
    })
  } finally {
    await gateway.close()
  }
}
