/** An object of the answer while it is being put together. Names that no subgraph sent are absent. */
export type ResultObject = Record<string, unknown>

/** Whether a value is an object, and not a list. */
export const isResultObject = (value: unknown): value is ResultObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A member of the data. JSON holds no functions, so one that comes is `Object.prototype`'s, of a field named like it, and means absent. */
export const memberOf = (object: ResultObject, name: string): unknown => {
  const value = object[name]
  return typeof value === 'function' ? undefined : value
}
