import type { FetchNode } from '@apollo/query-planner'
import { OperationTypeNode } from 'graphql'
import { Pool } from 'undici'
import type { IncomingRequest } from '../IncomingRequest.js'
import { internalTokenHeader } from '../internalToken.js'
import { parseSubgraphAnswer } from './parseSubgraphAnswer.js'
import { receiveAnswer } from './receiveAnswer.js'
import type { Subgraph, SubgraphAnswer, SubgraphFetch } from './Subgraph.js'

/** A subgraph reached over HTTP. */
export interface HttpSubgraphOptions {
  readonly name: string
  readonly url: string
  /** The internal token that tells the subgraph who asks; undefined where the gateway runs without keys. */
  readonly tokenFor: ((incoming: IncomingRequest) => string | undefined) | undefined
  /** A fetch that takes longer fails; in milliseconds. */
  readonly timeoutMs: number
  /** Connections kept open at most. */
  readonly connections: number
}

/** Sends fetches over kept-alive connections, one request at a time on each: a slow answer never holds up another behind it. */
export class HttpSubgraph implements Subgraph {
  readonly #options: HttpSubgraphOptions
  readonly #pool: Pool
  readonly #path: string
  readonly #openings = new WeakMap<FetchNode, string>()

  constructor(options: HttpSubgraphOptions) {
    const url = new URL(options.url)
    this.#options = options
    this.#path = url.pathname + url.search
    this.#pool = new Pool(url.origin, {
      connections: options.connections,
      pipelining: 1,
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
      keepAliveTimeout: 4_000,
    })
  }

  async execute(fetch: SubgraphFetch): Promise<SubgraphAnswer> {
    const body = this.#bodyOf(fetch)
    try {
      return await this.#send(fetch, body)
    } catch (error) {
      // A kept-alive connection can be closed by the other side in the moment it is used. A query is simply asked again, once.
      if (fetch.node.operationKind !== OperationTypeNode.QUERY || !isConnectionLost(error)) throw error
      return this.#send(fetch, body)
    }
  }

  close(): Promise<void> {
    return this.#pool.destroy()
  }

  async #send({ incoming }: SubgraphFetch, body: string): Promise<SubgraphAnswer> {
    const { status, text } = await receiveAnswer(this.#pool, {
      path: this.#path,
      method: 'POST',
      headers: this.#headersFor(incoming),
      body,
    })
    return parseSubgraphAnswer(this.#options.name, status, text)
  }

  /** Names and values in turn, the form that costs undici nothing. */
  #headersFor(incoming: IncomingRequest): string[] {
    const headers = ['content-type', 'application/json', 'accept', 'application/json', 'x-request-id', incoming.id]
    const token = this.#options.tokenFor?.(incoming)
    if (token !== undefined) headers.push(internalTokenHeader, token)
    if (incoming.cacheControl !== undefined) headers.push('cache-control', incoming.cacheControl)
    return headers
  }

  #bodyOf({ node, variables, representations }: SubgraphFetch): string {
    const opening = this.#openingOf(node)
    if (representations === undefined) return `${opening}${JSON.stringify(variables)}}`
    const others = JSON.stringify(variables).slice(1)
    return `${opening}{"representations":[${representations.texts.join(',')}]${others === '}' ? '' : ','}${others}}`
  }

  /** The part of the body that is the same at every fetch of one plan's node. */
  #openingOf(node: FetchNode): string {
    let opening = this.#openings.get(node)
    if (opening === undefined) {
      const name = node.operationName === undefined ? '' : `"operationName":${JSON.stringify(node.operationName)},`
      opening = `{"query":${JSON.stringify(node.operation)},${name}"variables":`
      this.#openings.set(node, opening)
    }
    return opening
  }
}

const isConnectionLost = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'UND_ERR_SOCKET' || error.code === 'ECONNRESET' || error.code === 'EPIPE')
