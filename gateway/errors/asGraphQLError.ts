import { GraphQLError } from 'graphql'
import { MattergraphError } from '../../core/errors.js'

/** Whatever was thrown, as an error of an answer; what is catalogued keeps what it says. */
export const asGraphQLError = (error: unknown): GraphQLError => {
  if (error instanceof GraphQLError) return error
  const cause = error instanceof Error ? error : new Error(String(error))
  const extensions = error instanceof MattergraphError ? error.extensions : undefined
  return new GraphQLError(cause.message, { originalError: cause, ...(extensions === undefined ? {} : { extensions }) })
}
