import { createClient } from 'graphql-ws'
import type { GraphqlParameters, Headers } from './GraphqlParameters'

/** Subscribes over a WebSocket of its own, with the key of the headers editor: a browser sends no headers with a WebSocket, so the first message says it. */
export async function* streamResults(parameters: GraphqlParameters, headers: Headers): AsyncGenerator<unknown, void> {
  const url = new URL('/graphql', location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const client = createClient({ url: url.href, connectionParams: headers, retryAttempts: 0 })
  const { query, operationName, variables } = parameters
  try {
    yield* client.iterate({
      query,
      ...(operationName === undefined || operationName === null ? {} : { operationName }),
      ...(isVariables(variables) ? { variables } : {}),
    })
  } finally {
    void client.dispose()
  }
}

const isVariables = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
