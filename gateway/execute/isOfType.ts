import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql'
import type { ResultObject } from './ResultObject.js'

/** Whether an object's `__typename` is this type or one of it; `unnamed` is the answer for an object without a name. */
export const isOfType = (schema: GraphQLSchema, object: ResultObject, condition: string, unnamed: boolean): boolean => {
  const name = object['__typename']
  if (typeof name !== 'string') return unnamed
  if (name === condition) return true
  const type = schema.getType(name)
  const wanted = schema.getType(condition)
  return isAbstractType(wanted) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type)
}
