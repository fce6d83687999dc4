import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { OperationTypeNode } from 'graphql'
import { ApolloLink } from '@apollo/client/link'
import { linkByEvents } from './linkByEvents'
import { linkByWebSocket } from './linkByWebSocket'

/** What somebody would write who knows nothing of this product but its schema: a list of matters that Apollo's cache keeps, and a subscription beside it. */
const headers = { authorization: 'Basic ZGVtbzpkZW1v' }

const transport = new URLSearchParams(location.search).get('transport')

const client = new ApolloClient({
  cache: new InMemoryCache({ possibleTypes: { Matter: ['ClioMatter', 'MyCaseMatter', 'PracticePantherMatter', 'SmokeballMatter'] } }),
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    transport === 'events' ? linkByEvents(headers) : linkByWebSocket(headers),
    new HttpLink({ uri: '/graphql', headers }),
  ),
})

interface Matters {
  readonly matters: { readonly nodes: readonly { readonly id: string; readonly title: string }[] }
}

const list = document.getElementById('matters')
if (list === null) throw new Error('the page has a place for its matters')

client
  .watchQuery<Matters>({
    query: gql`
      query {
        matters(first: 50) {
          nodes {
            id
            title
          }
        }
      }
    `,
  })
  .subscribe(({ data, dataState }) => {
    if (dataState === 'complete') list.textContent = data.matters.nodes.map(({ title }) => title).join('\n')
  })

// Nothing is done with what is told: the cache finds the matter by its id, and the list above is drawn anew.
client
  .subscribe({
    query: gql`
      subscription {
        matterChanged {
          id
          record {
            id
            ... on Matter {
              title
            }
          }
        }
      }
    `,
  })
  .subscribe({ error: (error) => (document.title = String(error)) })
