import type { GraphQLError } from 'graphql'
import { checkVariableValues } from './checkVariableValues.js'
import { limitExceeded } from './limitExceeded.js'
import type { Limits } from './Limits.js'

/** Bounds a request before it is read: one operation, a document and variables of a size that can be worked with. */
export const checkRequestSize = (body: unknown, limits: Limits): GraphQLError | undefined => {
  if (Array.isArray(body)) return limitExceeded('operationsPerRequest', limits.operationsPerRequest, `a batch of ${String(body.length)}`)
  if (typeof body !== 'object' || body === null) return undefined
  if ('query' in body && typeof body.query === 'string' && body.query.length > limits.documentLength) {
    return limitExceeded('documentLength', limits.documentLength, body.query.length)
  }
  return 'variables' in body ? checkVariableValues(body.variables, limits) : undefined
}
