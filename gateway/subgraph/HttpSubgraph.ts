import type { FetchNode } from '@apollo/query-planner'
import { OperationTypeNode } from 'graphql'
import type { TraceParent } from '../../core/instruments/TraceParent.js'
import type { IncomingRequest } from '../IncomingRequest.js'
import { internalTokenHeader } from '../internalToken.js'
import { parseSubgraphAnswer } from './parseSubgraphAnswer.js'
import { closingStatus, type Patience, type Replica, type ReplicaOptions, SilentError, TooLateError } from './Replica.js'
import { Replicas } from './Replicas.js'
import type { Subgraph, SubgraphAnswer, SubgraphFetch } from './Subgraph.js'
import { SubgraphDownError } from './SubgraphDownError.js'

/** A subgraph reached over HTTP. */
export interface HttpSubgraphOptions extends ReplicaOptions {
  readonly name: string
  /** One for each process that serves it. */
  readonly urls: readonly string[]
  /** The internal token that tells the subgraph who asks; undefined where the gateway runs without keys. */
  readonly tokenFor: ((incoming: IncomingRequest) => string | undefined) | undefined
  /** What is said of the trace that a fetch belongs to; absent, or undefined, where none is kept. */
  readonly traceParent?: () => TraceParent | undefined
  /** A fetch that takes longer fails, however many processes were asked; in milliseconds. */
  readonly timeoutMs: number
}

/** How often a process may be silent when it is looked at: a mutation that it has taken nobody else can be given, so one that only stands still for a moment is waited for. */
const patientLooks = { [OperationTypeNode.QUERY]: 1, [OperationTypeNode.MUTATION]: 5, [OperationTypeNode.SUBSCRIPTION]: 1 }

/** Sends fetches over kept-alive connections, one request at a time on each: a slow answer never holds up another behind it. */
export class HttpSubgraph implements Subgraph {
  readonly #options: HttpSubgraphOptions
  readonly #replicas: Replicas
  readonly #openings = new WeakMap<FetchNode, string>()

  constructor(options: HttpSubgraphOptions) {
    this.#options = options
    this.#replicas = new Replicas(options.urls, options)
  }

  async execute(fetch: SubgraphFetch): Promise<SubgraphAnswer> {
    const body = this.#bodyOf(fetch)
    const operation = fetch.node.operationKind
    const patience = { until: performance.now() + this.#options.timeoutMs, looks: patientLooks[operation] }
    const inOrder = this.#replicas.inOrder()
    let failure: unknown
    let last: Replica | undefined
    // A kept-alive connection can be closed by the other side in the moment it is used: the only one there is is asked twice then.
    for (const replica of inOrder.length === 1 ? [...inOrder, ...inOrder] : inOrder) {
      if (replica === last && !isConnectionLost(failure)) break
      last = replica
      try {
        const answer = await this.#send(replica, fetch, body, patience)
        replica.note(true)
        return answer
      } catch (error) {
        failure = error
        const wasUnreached = isUnreached(error)
        const wasSilent = error instanceof SilentError || error instanceof TooLateError
        replica.note(!wasUnreached && !wasSilent)
        if (wasUnreached) continue
        if (!wasSilent && !isConnectionLost(error)) throw error
        // What may have been begun is asked again only where asking twice changes nothing.
        if (operation !== OperationTypeNode.QUERY || error instanceof TooLateError) break
      }
    }
    throw new SubgraphDownError(this.#options.name, failure)
  }

  close(): Promise<void> {
    return this.#replicas.close()
  }

  async #send(replica: Replica, { incoming }: SubgraphFetch, body: string, patience: Patience): Promise<SubgraphAnswer> {
    // What is sent to a process that hangs may be done when it wakes, long after somebody was told that it failed.
    if (replica.rests && !(await replica.answers())) throw new UnsentError('RESTING')
    const { status, text } = await replica.post(this.#headersFor(incoming), body, patience)
    if (status === closingStatus) throw new UnsentError('CLOSING')
    return parseSubgraphAnswer(this.#options.name, status, text)
  }

  /** Names and values in turn, the form that costs undici nothing. */
  #headersFor(incoming: IncomingRequest): string[] {
    const headers = ['content-type', 'application/json', 'accept', 'application/json', 'x-request-id', incoming.id]
    const token = this.#options.tokenFor?.(incoming)
    if (token !== undefined) headers.push(internalTokenHeader, token)
    const traceParent = this.#options.traceParent?.()
    if (traceParent !== undefined) headers.push('traceparent', traceParent)
    if (incoming.cacheControl !== undefined) headers.push('cache-control', incoming.cacheControl)
    return headers
  }

  #bodyOf({ node, variables, representations, incoming: { event } }: SubgraphFetch): string {
    const opening = this.#openingOf(node)
    if (representations === undefined)
      return `${opening}${JSON.stringify(variables)}${event === undefined ? '' : `,"extensions":{"event":${JSON.stringify(event)}}`}}`
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

/** A process that took nothing, and why. */
class UnsentError extends Error {
  constructor(readonly code: 'RESTING' | 'CLOSING') {
    super(code === 'RESTING' ? 'the process does not answer' : 'the process is about to end')
  }
}

/** What never arrived. */
const unreached: ReadonlySet<unknown> = new Set([
  'RESTING',
  'CLOSING',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
])
const lost: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)
const isUnreached = (error: unknown): boolean => unreached.has(codeOf(error))
const isConnectionLost = (error: unknown): boolean => lost.has(codeOf(error))
