import { ApolloLink } from '@apollo/client/link'
import { print } from 'graphql'
import { createClient } from 'graphql-sse'
import { Observable } from 'rxjs'

/** A link over server-sent events, as the graphql-sse package tells how to make one for Apollo. */
export const linkByEvents = (headers: Readonly<Record<string, string>>): ApolloLink => {
  const client = createClient({ url: '/graphql', headers })
  return new ApolloLink(
    ({ query, operationName, variables }) =>
      new Observable((sink) =>
        client.subscribe<ApolloLink.Result['data'] & Record<string, unknown>>(
          { query: print(query), variables, ...(operationName === undefined ? {} : { operationName }) },
          {
            next: (result) => sink.next(result as ApolloLink.Result),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
          },
        ),
      ),
  )
}
