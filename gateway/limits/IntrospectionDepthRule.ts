import { limitExceeded } from './limitExceeded.js'
import type { LimitRule } from './LimitRule.js'

/** Bounds introspection that walks in circles: each round through a list multiplies the answer by the size of the schema. */
export const IntrospectionDepthRule: LimitRule = (document, { introspectionDepth: allowed }) => {
  if (document.depth(({ name }) => (roots.has(name.value) ? 1 : 0)) === 0) return undefined
  const rounds = document.depth(({ name }) => (circularLists.has(name.value) ? 1 : 0))
  return rounds > allowed ? limitExceeded('introspectionDepth', allowed, rounds) : undefined
}

const roots: ReadonlySet<string> = new Set(['__schema', '__type'])

/** The lists of introspection that lead from a type to types. The standard introspection query enters at most two of them. */
const circularLists: ReadonlySet<string> = new Set(['fields', 'interfaces', 'possibleTypes', 'inputFields'])
