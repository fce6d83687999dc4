import type { FetchDataRewrite } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { isOfType } from './isOfType.js'
import { isResultObject, memberOf, type ResultObject } from './ResultObject.js'

const fragmentPrefix = '... on '

/** Does the renamings and settings that the plan asks for: an interface object gets its real type's name, an aliased field its own. */
export const applyRewrites = (schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[] | undefined, value: unknown): void => {
  for (const rewrite of rewrites ?? []) {
    const target = rewrite.path.at(-1)
    if (target === undefined) continue
    atPath(schema, value, rewrite.path.slice(0, -1), (object) => rewriteMember(object, target, rewrite))
  }
}

const rewriteMember = (object: ResultObject, name: string, rewrite: FetchDataRewrite): void => {
  if (rewrite.kind === 'ValueSetter') {
    object[name] = rewrite.setValueTo
    return
  }
  const value = memberOf(object, name)
  if (value === undefined || value === null) return
  object[rewrite.renameKeyTo] = value
  object[name] = undefined
}

const atPath = (schema: GraphQLSchema, value: unknown, path: readonly string[], change: (object: ResultObject) => void): void => {
  if (Array.isArray(value)) {
    for (const item of value) atPath(schema, item, path, change)
    return
  }
  if (!isResultObject(value)) return
  const [step, ...rest] = path
  if (step === undefined) change(value)
  else if (!step.startsWith(fragmentPrefix)) atPath(schema, memberOf(value, step), rest, change)
  else if (isOfType(schema, value, step.slice(fragmentPrefix.length), true)) atPath(schema, value, rest, change)
}
