import { GraphQLError } from 'graphql'
import { MattergraphError } from '../../core/errors.js'
import type { Limits } from './Limits.js'

/** The error of a request that is too large: it names the limit, its size, and what came. */
export const limitExceeded = (limit: keyof Limits, allowed: number, found: number | string): GraphQLError =>
  new GraphQLError(`The request exceeds the limit "${limit}": allowed ${String(allowed)}, found ${String(found)}.`, {
    extensions: { ...new MattergraphError('LIMIT_EXCEEDED', '').extensions, limit },
  })
