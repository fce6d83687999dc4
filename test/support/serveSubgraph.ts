import type { GraphQLSchema } from 'graphql'
import { Secret } from '../../core/Secret.js'
import type { RequestContexts } from '../../bin/requestContexts.js'
import { openReadiness } from '../../core/operations/openReadiness.js'
import { openSubgraphServer, type SubgraphServer } from '../../gateway/subgraph/server/openSubgraphServer.js'

/** What a subgraph process is started with. */
export interface SubgraphProcess {
  readonly name: string
  readonly schema: GraphQLSchema
  /** Its own: a process shares no request with another. */
  readonly contexts: Pick<RequestContexts, 'inProcess'>
  /** What the gateway signs its callers with. */
  readonly secret: string
  readonly now: () => Date
}

/** Serves one of our subgraphs over HTTP on a free port, as a process of its own would. */
export const serveSubgraph = async ({ name, schema, contexts, secret, now }: SubgraphProcess): Promise<SubgraphServer> =>
  openSubgraphServer({
    host: '127.0.0.1',
    port: 0,
    name,
    subgraph: contexts.inProcess(schema),
    internalToken: { secret: new Secret(secret), clock: { now } },
    readiness: openReadiness([]),
    logger: { error: () => undefined, warn: () => undefined, info: () => undefined },
    patienceMs: 0,
  })
