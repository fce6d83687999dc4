import { limitExceeded } from './limitExceeded.js'
import type { LimitRule } from './LimitRule.js'

/** Bounds root fields: each is a request of its own to a subgraph. */
export const RootFieldsRule: LimitRule = (document, { rootFields: allowed }) => {
  const fields = Math.max(0, ...document.operations.map(({ selectionSet }) => document.fieldsOf(selectionSet).length))
  return fields > allowed ? limitExceeded('rootFields', allowed, fields) : undefined
}
