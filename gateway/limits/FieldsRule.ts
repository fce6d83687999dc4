import { Kind } from 'graphql'
import { limitExceeded } from './limitExceeded.js'
import type { LimitRule } from './LimitRule.js'

/** Bounds the fields in all: a dozen fragments that use each other twice are thousands of fields. Uses of fragments count, or unknown ones were free. */
export const FieldsRule: LimitRule = (document, { fields: allowed }) => {
  const fields = document.count(({ kind }) => (kind === Kind.INLINE_FRAGMENT ? 0 : 1))
  return fields > allowed ? limitExceeded('fields', allowed, fields) : undefined
}
