import type { ResponsePath } from '@apollo/query-planner'
import { isResultObject, memberOf, type ResultObject } from './ResultObject.js'

/** Every object that stands at a path of the plan below these objects, in order. Lists on the way are opened; nulls are left out. */
export const entitiesAt = (roots: readonly ResultObject[], path: ResponsePath): readonly ResultObject[] => {
  const found: ResultObject[] = []
  for (const root of roots) gather(root, path, 0, found)
  return found
}

const gather = (value: unknown, path: ResponsePath, depth: number, found: ResultObject[]): void => {
  if (Array.isArray(value)) {
    const next = path[depth] === '@' ? depth + 1 : depth
    for (const item of value) gather(item, path, next, found)
    return
  }
  if (!isResultObject(value)) return
  const step = path[depth]
  if (step === undefined) found.push(value)
  else if (typeof step === 'string') gather(memberOf(value, step), path, depth + 1, found)
}

/** Where in the answer each of `entitiesAt`'s objects stands, in the same order. Only errors need to know. */
export const pathsAt = (root: ResultObject, path: ResponsePath): readonly ResponsePath[] => {
  const found: ResponsePath[] = []
  trace(root, path, 0, [], found)
  return found
}

const trace = (value: unknown, path: ResponsePath, depth: number, here: ResponsePath, found: ResponsePath[]): void => {
  if (Array.isArray(value)) {
    const next = path[depth] === '@' ? depth + 1 : depth
    for (const [index, item] of value.entries()) trace(item, path, next, [...here, index], found)
    return
  }
  if (!isResultObject(value)) return
  const step = path[depth]
  if (step === undefined) found.push(here)
  else if (typeof step === 'string') trace(memberOf(value, step), path, depth + 1, [...here, step], found)
}
