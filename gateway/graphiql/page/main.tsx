import 'graphiql/style.css'
import './page.css'
import './workers'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { examples } from './examples'
import { makeFetcher } from './makeFetcher'

const container = document.getElementById('graphiql')
if (container === null) throw new Error('the page has a place for GraphiQL')

const { authorization } = container.dataset
const headers = JSON.stringify({ Authorization: authorization ?? 'Bearer <your key>' }, null, 2)

createRoot(container).render(
  <GraphiQL
    fetcher={makeFetcher(authorization === undefined ? {} : { Authorization: authorization })}
    defaultTabs={examples.map(({ query, variables }) => ({
      query,
      headers,
      variables: variables === undefined ? '' : JSON.stringify(variables, null, 2),
    }))}
    defaultHeaders={headers}
    defaultEditorToolsVisibility="headers"
    shouldPersistHeaders={authorization !== undefined}
  >
    <GraphiQL.Logo>Mattergraph</GraphiQL.Logo>
  </GraphiQL>,
)
