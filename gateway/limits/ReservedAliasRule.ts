import { GraphQLError, visit } from 'graphql'
import { MattergraphError } from '../../core/errors.js'
import type { LimitRule } from './LimitRule.js'

/** Refuses the one alias that JavaScript objects cannot hold as an ordinary member: answers are put together in such objects. */
export const ReservedAliasRule: LimitRule = ({ document }) => {
  let found = false
  visit(document, { Field: ({ alias }) => void (found ||= alias?.value === '__proto__') })
  if (!found) return undefined
  return new GraphQLError('The alias "__proto__" is reserved.', { extensions: new MattergraphError('BAD_USER_INPUT', '').extensions })
}
