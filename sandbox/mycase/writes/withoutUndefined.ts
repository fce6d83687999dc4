/** The fields that are given: in a parsed request absent and undefined mean the same. */
export const withoutUndefined = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  // The filter leaves no undefined value behind, which the entries' type cannot tell.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
