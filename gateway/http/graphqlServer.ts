import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLFormattedError } from 'graphql'
import type { Logger } from '../../core/log/Logger.js'
import type { GatewayInstruments } from '../../core/instruments/GatewayInstruments.js'
import type { Limits } from '../limits/Limits.js'
import type { GatewayContext, SupergraphGateway } from '../SupergraphGateway.js'
import { DocumentCache } from './DocumentCache.js'

/** What Apollo Server is set up with. */
export interface GraphqlServerOptions {
  readonly gateway: SupergraphGateway
  readonly limits: Limits
  readonly logger: Logger
  readonly instruments: GatewayInstruments
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
}

/**
 * Apollo Server with all that reports to others or adds to answers switched off. Validation is the gateway's: it measures a document
 * before it validates it, which Apollo Server has no place for.
 */
export const graphqlServer = ({
  gateway,
  limits,
  logger,
  instruments,
  formatError,
}: GraphqlServerOptions): ApolloServer<GatewayContext> => {
  const documents = new DocumentCache(1_000)
  instruments.documents(() => documents.size)
  return new ApolloServer<GatewayContext>({
    gateway,
    formatError,
    logger: lineLogger(logger),
    documentStore: documents,
    dangerouslyDisableValidation: true,
    parseOptions: { maxTokens: limits.tokens },
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    introspection: true,
    // The key is given so that none is looked for in the environment.
    apollo: {},
    stringifyResult: (result) => JSON.stringify(result),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      noteWellFormed,
    ],
  })
}

/** Tells a request that could be read, though it was refused, from one that is no GraphQL request at all. */
const noteWellFormed: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ errors, contextValue }) => {
      contextValue.findings.wellFormed = errors?.every(({ extensions }) => !malformed.has(extensions['code'])) ?? true
    },
  }),
}

const malformed: ReadonlySet<unknown> = new Set(['BAD_REQUEST', 'PERSISTED_QUERY_NOT_SUPPORTED'])

const lineLogger = (logger: Logger): Record<'debug' | 'info' | 'warn' | 'error', (message?: unknown) => void> => ({
  debug: () => undefined,
  info: (message) => logger.info({}, String(message)),
  warn: (message) => logger.warn({}, String(message)),
  error: (message) => logger.error({}, String(message)),
})
