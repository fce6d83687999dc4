/** What GraphiQL asks to have sent. */
export interface GraphqlParameters {
  readonly query: string
  readonly operationName?: string | null
  readonly variables?: unknown
}

/** What GraphiQL's headers editor holds. */
export type Headers = Readonly<Record<string, string>>
