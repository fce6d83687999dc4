import { isResultObject, memberOf, type ResultObject } from './ResultObject.js'

/**
 * Puts what one fetch brought into what earlier ones did. Objects merge member by member, lists of equal length item by item; else the
 * newer value stands. Parts of `source` become parts of `target`.
 */
export const mergeResult = (target: ResultObject, source: ResultObject): void => {
  for (const name of Object.keys(source)) {
    const added = source[name]
    if (added === undefined) continue
    const present = memberOf(target, name)
    if (!mergeInto(present, added)) target[name] = added
  }
}

const mergeInto = (present: unknown, added: unknown): boolean => {
  if (present === added) return true
  if (isResultObject(present) && isResultObject(added)) {
    mergeResult(present, added)
    return true
  }
  if (!Array.isArray(present) || !Array.isArray(added) || present.length !== added.length) return false
  for (const [index, item] of added.entries()) if (!mergeInto(present[index], item)) present[index] = item
  return true
}
