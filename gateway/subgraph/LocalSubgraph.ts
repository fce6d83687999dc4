import type { FetchNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import type { IncomingRequest } from '../IncomingRequest.js'
import { type ReadOperation, SchemaExecutor } from './SchemaExecutor.js'
import type { Subgraph, SubgraphAnswer, SubgraphFetch } from './Subgraph.js'

/** A subgraph that runs in this process. */
export interface LocalSubgraphOptions {
  readonly schema: GraphQLSchema
  /** Makes the context of one fetch. The same `incoming` object comes with every fetch of one client request. */
  readonly makeContext: (incoming: IncomingRequest) => unknown
  /** The `extensions` of the answer, read from the context after the fetch. */
  readonly extensionsOf?: (context: unknown) => Record<string, unknown> | undefined
}

/** Runs fetches in this process: each operation of a plan is parsed, validated and compiled once, and no JSON is written or read. */
export class LocalSubgraph implements Subgraph {
  readonly #options: LocalSubgraphOptions
  readonly #executor: SchemaExecutor
  readonly #operations = new WeakMap<FetchNode, ReadOperation>()

  constructor(options: LocalSubgraphOptions) {
    this.#options = options
    this.#executor = new SchemaExecutor(options.schema)
  }

  async execute({ node, variables, representations, incoming }: SubgraphFetch): Promise<SubgraphAnswer> {
    const context = this.#options.makeContext(incoming)
    const values = representations === undefined ? variables : { ...variables, representations: representations.values }
    const answer = await this.#executor.run(this.#operationOf(node), context, values)
    const extensions = this.#options.extensionsOf?.(context)
    return extensions === undefined ? answer : { ...answer, extensions }
  }

  async close(): Promise<void> {
    // The schema is its owner's to close.
  }

  #operationOf(node: FetchNode): ReadOperation {
    let operation = this.#operations.get(node)
    if (operation === undefined) {
      operation = this.#executor.read(node.operation)
      this.#operations.set(node, operation)
    }
    return operation
  }
}
