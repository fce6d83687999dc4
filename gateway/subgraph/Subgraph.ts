import type { FetchNode } from '@apollo/query-planner'
import type { FormattedExecutionResult } from 'graphql'
import type { IncomingRequest } from '../IncomingRequest.js'

/** One fetch of a plan, ready to send. */
export interface SubgraphFetch {
  /** The plan's own node. It stays the same object as long as the plan is kept, so what is derived from it can be kept in a WeakMap. */
  readonly node: FetchNode
  /** The variables without the representations of entities. */
  readonly variables: Readonly<Record<string, unknown>>
  /** The entities asked about, each once, and each as its JSON text too; undefined for a fetch of root fields. */
  readonly representations: Representations | undefined
  /** The client request this fetch belongs to. */
  readonly incoming: IncomingRequest
}

/** The entities of one fetch, without repeats. */
export interface Representations {
  readonly values: readonly Readonly<Record<string, unknown>>[]
  /** `values`, each as JSON text. */
  readonly texts: readonly string[]
}

/** What a subgraph says: the members of a GraphQL answer. An error may carry what was thrown, for the log. */
export type SubgraphAnswer = Pick<FormattedExecutionResult, 'data' | 'extensions'> & { readonly errors?: readonly SubgraphError[] }

/** One error of a subgraph, as it stands in its answer. */
export interface SubgraphError {
  readonly message: string
  readonly path?: readonly (string | number)[] | undefined
  readonly extensions?: Readonly<Record<string, unknown>> | undefined
  readonly originalError?: unknown
}

/** One subgraph, however it is reached. */
export interface Subgraph {
  /**
   * Sends one fetch. Rejects when there is no answer at all; errors inside an answer are returned. The answer is the caller's own:
   * the executor merges into it.
   */
  execute(fetch: SubgraphFetch): Promise<SubgraphAnswer>
  /** Gives back connections. */
  close(): Promise<void>
}
