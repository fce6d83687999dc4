import type { GraphQLError } from 'graphql'
import { limitExceeded } from './limitExceeded.js'
import type { Limits } from './Limits.js'

/** Bounds the values inside `variables`. Counting stops at the limit, so a huge list costs no more than a large one. */
export const checkVariableValues = (variables: unknown, { variableValues: allowed }: Limits): GraphQLError | undefined => {
  const waiting: unknown[] = [variables]
  let counted = -1
  while (waiting.length > 0 && counted <= allowed) {
    const value = waiting.pop()
    counted++
    if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) waiting.push(member)
  }
  return counted > allowed ? limitExceeded('variableValues', allowed, `more than ${String(allowed)}`) : undefined
}
