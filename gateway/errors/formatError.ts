import { randomUUID } from 'node:crypto'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { type ErrorCode, errorCatalogue, MattergraphError } from '../../core/errors.js'
import type { Logger } from '../../core/log/Logger.js'

/** How errors leave the gateway. */
export interface ErrorFormat {
  readonly logger: Logger
  /**
   * Whether an error that is not of the catalogue is replaced by `INTERNAL` with a reference. Only a gateway over subgraphs of others,
   * whose codes are theirs, lets them through.
   */
  readonly maskUnknown: boolean
}

/** Codes of the server and planner libraries for requests that are wrong in themselves, and our word for them. */
const requestFaults: ReadonlyMap<unknown, ErrorCode> = new Map([
  ['GRAPHQL_PARSE_FAILED', 'BAD_USER_INPUT'],
  ['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'],
  ['BAD_REQUEST', 'BAD_USER_INPUT'],
  ['OPERATION_RESOLUTION_FAILURE', 'BAD_USER_INPUT'],
  ['PERSISTED_QUERY_NOT_SUPPORTED', 'BAD_USER_INPUT'],
  ['INVALID_GRAPHQL', 'BAD_USER_INPUT'],
  ['QUERY_PLAN_COMPLEXITY_EXCEEDED', 'LIMIT_EXCEEDED'],
])

const isCatalogued = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorCatalogue, code)

/**
 * What a client sees of an error. Catalogued errors pass with all they say; a wrong request becomes BAD_USER_INPUT; anything else is a
 * fault of ours, whose message may hold anything, so the client gets a reference and the log gets the error.
 */
export const formatError = (format: ErrorFormat, formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const { code, stacktrace: _, ...said } = formatted.extensions ?? {}
  const shown = (extensions: Record<string, unknown>): GraphQLFormattedError => ({
    message: formatted.message,
    ...placeOf(formatted),
    extensions,
  })
  // The parser's words for its limit on tokens; it has no code of its own.
  if (code === 'GRAPHQL_PARSE_FAILED' && formatted.message.includes('Parsing aborted')) {
    return shown({ ...catalogued('LIMIT_EXCEEDED'), limit: 'tokens' })
  }
  if (isCatalogued(code) && code !== 'INTERNAL') return shown({ ...catalogued(code), ...said })
  const fault = requestFaults.get(code)
  if (fault !== undefined) return shown(catalogued(fault))
  if (!format.maskUnknown && code !== 'INTERNAL_SERVER_ERROR') return shown({ code, ...said })
  return mask(format.logger, formatted, error)
}

const catalogued = (code: ErrorCode): Record<string, unknown> => new MattergraphError(code, '').extensions

const placeOf = ({ path, locations }: GraphQLFormattedError): Pick<GraphQLFormattedError, 'path' | 'locations'> => ({
  ...(path === undefined ? {} : { path }),
  ...(locations === undefined ? {} : { locations }),
})

const mask = (logger: Logger, formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const reference = randomUUID()
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error
  logger.error({ err: cause, reference, path: formatted.path }, 'an answer holds an internal error')
  return {
    message: `Internal error. Quote the reference ${reference} to whoever runs this service.`,
    ...placeOf(formatted),
    extensions: { ...catalogued('INTERNAL'), reference },
  }
}
