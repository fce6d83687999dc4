import { randomUUID } from 'node:crypto'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { type ErrorCode, errorCatalogue, MattergraphError } from '../../core/errors.js'
import type { GatewayLogger } from '../GatewayLogger.js'

/** How errors leave the gateway. */
export interface ErrorFormat {
  readonly logger: GatewayLogger
  /**
   * Whether an error that is not of the catalogue is replaced by `INTERNAL` with a reference. Only a gateway over subgraphs of others,
   * whose codes are theirs, lets them through.
   */
  readonly maskUnknown: boolean
}

/** Codes of the server library for requests that are wrong in themselves; our clients know one code for them. */
const requestFaults: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PERSISTED_QUERY_NOT_FOUND',
  'BAD_USER_INPUT',
])

const isCatalogued = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorCatalogue, code)

/**
 * What a client sees of an error. Catalogued errors pass with all they say; a wrong request becomes BAD_USER_INPUT; anything else is a
 * fault of ours, whose message may hold anything, so the client gets a reference and the log gets the error.
 */
export const formatError = (format: ErrorFormat, formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const { code, stacktrace: _, ...extensions } = formatted.extensions ?? {}
  const place = placeOf(formatted)
  if (code === 'GRAPHQL_PARSE_FAILED' && formatted.message.includes('Parsing aborted')) {
    return { message: formatted.message, ...place, extensions: { ...catalogued('LIMIT_EXCEEDED'), limit: 'tokens' } }
  }
  if (isCatalogued(code) && code !== 'INTERNAL' && !('actor' in extensions))
    return { message: formatted.message, ...place, extensions: { ...catalogued(code), ...extensions } }
  if (isCatalogued(code) && code !== 'INTERNAL') return { message: formatted.message, ...place, extensions: { code, ...extensions } }
  if (requestFaults.has(code)) return { message: formatted.message, ...place, extensions: catalogued('BAD_USER_INPUT') }
  if (!format.maskUnknown && code !== 'INTERNAL_SERVER_ERROR')
    return { message: formatted.message, ...place, extensions: { code, ...extensions } }
  return mask(format.logger, formatted, error)
}

const catalogued = (code: ErrorCode): Record<string, unknown> => new MattergraphError(code, '').extensions

const placeOf = ({ path, locations }: GraphQLFormattedError): Pick<GraphQLFormattedError, 'path' | 'locations'> => ({
  ...(path === undefined ? {} : { path }),
  ...(locations === undefined ? {} : { locations }),
})

const mask = (logger: GatewayLogger, formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const reference = randomUUID()
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error
  logger.error({ err: cause, reference, path: formatted.path }, 'an answer holds an internal error')
  return {
    message: `Internal error. Quote the reference ${reference} to whoever runs this service.`,
    ...placeOf(formatted),
    extensions: { ...catalogued('INTERNAL'), reference },
  }
}
