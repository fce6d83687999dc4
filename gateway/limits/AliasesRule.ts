import { Kind } from 'graphql'
import { limitExceeded } from './limitExceeded.js'
import type { LimitRule } from './LimitRule.js'

/** Bounds aliases: under many names one field is many requests in one. */
export const AliasesRule: LimitRule = (document, { aliases: allowed }) => {
  const aliases = document.count((selection) => (selection.kind === Kind.FIELD && selection.alias !== undefined ? 1 : 0))
  return aliases > allowed ? limitExceeded('aliases', allowed, aliases) : undefined
}
