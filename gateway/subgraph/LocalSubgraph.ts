import type { FetchNode } from '@apollo/query-planner'
import { type DocumentNode, execute, type GraphQLSchema, parse, validate } from 'graphql'
import type { IncomingRequest } from '../IncomingRequest.js'
import type { Subgraph, SubgraphAnswer, SubgraphFetch } from './Subgraph.js'

/** A subgraph that runs in this process. */
export interface LocalSubgraphOptions {
  readonly schema: GraphQLSchema
  /** Makes the context of one fetch. The same `incoming` object comes with every fetch of one client request. */
  readonly makeContext: (incoming: IncomingRequest) => unknown
  /** The `extensions` of the answer, read from the context after the fetch. */
  readonly extensionsOf?: (context: unknown) => Record<string, unknown> | undefined
}

/** Runs fetches in this process: each operation of a plan is parsed and validated once, and no JSON is written or read. */
export class LocalSubgraph implements Subgraph {
  readonly #options: LocalSubgraphOptions
  readonly #documents = new WeakMap<FetchNode, DocumentNode>()

  constructor(options: LocalSubgraphOptions) {
    this.#options = options
  }

  async execute({ node, variables, representations, incoming }: SubgraphFetch): Promise<SubgraphAnswer> {
    const contextValue = this.#options.makeContext(incoming)
    const answer = await execute({
      schema: this.#options.schema,
      document: this.#documentOf(node),
      contextValue,
      variableValues: representations === undefined ? variables : { ...variables, representations: representations.values },
    })
    const extensions = this.#options.extensionsOf?.(contextValue)
    return extensions === undefined ? answer : { ...answer, extensions }
  }

  async close(): Promise<void> {
    // The schema is its owner's to close.
  }

  #documentOf(node: FetchNode): DocumentNode {
    const known = this.#documents.get(node)
    if (known !== undefined) return known
    const document = parse(node.operation, { noLocation: true })
    const [fault] = validate(this.#options.schema, document)
    if (fault !== undefined)
      throw new Error(`the schema of subgraph "${node.serviceName}" is not the one the supergraph was composed from`, { cause: fault })
    this.#documents.set(node, document)
    return document
  }
}
