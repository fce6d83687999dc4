/** What GraphiQL asks to have sent. */
interface GraphqlParameters {
  readonly query: string
  readonly operationName?: string | null
  readonly variables?: unknown
}

/** Sends what GraphiQL asks to this gateway, with the headers of its headers editor. */
export const fetchGraphql = async (
  parameters: GraphqlParameters,
  options?: { readonly headers?: Record<string, string> },
): Promise<unknown> => {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...options?.headers },
    body: JSON.stringify(parameters),
  })
  return answer.json()
}
