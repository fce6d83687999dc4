import { limitExceeded } from './limitExceeded.js'
import type { LimitRule } from './LimitRule.js'

/** Bounds how deep fields nest. Introspection has its own rule: the standard tools' query is deeper than any query of data. */
export const DepthRule: LimitRule = (document, { depth: allowed }) => {
  const depth = document.depth(({ name }) => (introspectionFields.has(name.value) ? 0 : 1))
  return depth > allowed ? limitExceeded('depth', allowed, depth) : undefined
}

/** The members of the introspection types that nest: with them at zero the standard introspection query is a few levels deep. */
const introspectionFields: ReadonlySet<string> = new Set(['ofType'])
