/** What GraphiQL asks to have sent. */
interface GraphqlParameters {
  readonly query: string
  readonly operationName?: string | null
  readonly variables?: unknown
}

type Headers = Readonly<Record<string, string>>

/**
 * Sends what GraphiQL asks to this gateway, with the headers of its headers editor. GraphiQL asks for the schema before that editor
 * stands; `firstHeaders` are what it will hold.
 */
export const makeFetcher =
  (firstHeaders: Headers) =>
  async (parameters: GraphqlParameters, options?: { readonly headers?: Headers }): Promise<unknown> => {
    const isIntrospection = parameters.operationName === 'IntrospectionQuery'
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(options?.headers ?? (isIntrospection ? firstHeaders : {})),
      },
      body: JSON.stringify({ ...parameters, operationName: operationNameOf(parameters) }),
    })
    return answer.json()
  }

/** Right after typing, GraphiQL still sends the name of the operation that stood there before. */
const operationNameOf = ({ query, operationName }: GraphqlParameters): string | undefined =>
  operationName !== null && operationName !== undefined && new RegExp(`\\b${operationName}\\b`).test(query) ? operationName : undefined
