/** How large a request may be. Each limit's name stands in the error it causes. */
export interface Limits {
  /** Bytes of a request's body. */
  readonly bodyBytes: number
  /** Characters of the GraphQL document. */
  readonly documentLength: number
  /** Lexical tokens of the document. */
  readonly tokens: number
  /** How deep fields nest, fragments opened. */
  readonly depth: number
  /** Fields in all, fragments opened at every use. */
  readonly fields: number
  /** Fields of the root types. */
  readonly rootFields: number
  /** Aliases in all, fragments opened at every use. */
  readonly aliases: number
  /** Directives at one place. */
  readonly directivesPerLocation: number
  /** Directives in all, fragments opened at every use. */
  readonly directives: number
  /** Repeats of a field beside itself, `__typename` included. */
  readonly fieldDuplicates: number
  /** How often introspection may come back to a list it came from (`fields { type { fields … } }`). */
  readonly introspectionDepth: number
  /** `first` or `last` of a connection. */
  readonly pageSize: number
  /** Records in all, when every page is full: a page inside a page counts as often as the outer one is long. */
  readonly records: number
  /** Values inside `variables`, the members of lists and objects counted one by one. */
  readonly variableValues: number
  /** Operations in one request. There is no way to allow more. */
  readonly operationsPerRequest: 1
}

/** The limits that hold where nothing else is said: several times what the widest screen of a practice application asks for. */
export const defaultLimits: Limits = {
  bodyBytes: 1_000_000,
  documentLength: 50_000,
  tokens: 5_000,
  depth: 20,
  fields: 2_500,
  rootFields: 30,
  aliases: 60,
  directivesPerLocation: 3,
  directives: 50,
  fieldDuplicates: 10,
  introspectionDepth: 2,
  pageSize: 200,
  records: 50_000,
  variableValues: 2_000,
  operationsPerRequest: 1,
}
