import { getOperationAST, OperationTypeNode, parse } from 'graphql'
import type { GraphqlParameters, Headers } from './GraphqlParameters'
import { streamResults } from './streamResults'

/**
 * Sends what GraphiQL asks to this gateway, with the headers of its headers editor. GraphiQL asks for the schema before that editor
 * stands; `firstHeaders` are what it will hold.
 */
export const makeFetcher =
  (firstHeaders: Headers) =>
  async (asked: GraphqlParameters, options?: { readonly headers?: Headers }): Promise<unknown> => {
    const parameters = { ...asked, operationName: operationNameOf(asked) }
    if (isSubscription(parameters)) return streamResults(parameters, options?.headers ?? {})
    const isIntrospection = parameters.operationName === 'IntrospectionQuery'
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(options?.headers ?? (isIntrospection ? firstHeaders : {})),
      },
      body: JSON.stringify(parameters),
    })
    return answer.json()
  }

/** Right after typing, GraphiQL still sends the name of the operation that stood there before. */
const operationNameOf = ({ query, operationName }: GraphqlParameters): string | undefined =>
  operationName !== null && operationName !== undefined && new RegExp(`\\b${operationName}\\b`).test(query) ? operationName : undefined

/** A document that cannot be read is sent as it is: the gateway says best what is wrong with it. */
const isSubscription = ({ query, operationName }: GraphqlParameters): boolean => {
  try {
    return getOperationAST(parse(query), operationName)?.operation === OperationTypeNode.SUBSCRIPTION
  } catch {
    return false
  }
}
