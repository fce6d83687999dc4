import type { FetchNode } from '@apollo/query-planner'
import { type DocumentNode, execute, getVariableValues, type GraphQLSchema, parse, validate } from 'graphql'
import type { IncomingRequest } from '../IncomingRequest.js'
import { compileLocalPlan } from './local/compileLocalPlan.js'
import type { LocalPlan } from './local/LocalPlan.js'
import { LocalRun } from './local/LocalRun.js'
import type { Subgraph, SubgraphAnswer, SubgraphFetch } from './Subgraph.js'

/** A subgraph that runs in this process. */
export interface LocalSubgraphOptions {
  readonly schema: GraphQLSchema
  /** Makes the context of one fetch. The same `incoming` object comes with every fetch of one client request. */
  readonly makeContext: (incoming: IncomingRequest) => unknown
  /** The `extensions` of the answer, read from the context after the fetch. */
  readonly extensionsOf?: (context: unknown) => Record<string, unknown> | undefined
}

/** An operation of a plan, read and compiled. */
interface ReadOperation {
  readonly document: DocumentNode
  /** Undefined where graphql-js executes it. */
  readonly plan: LocalPlan | undefined
}

/** Runs fetches in this process: each operation of a plan is parsed, validated and compiled once, and no JSON is written or read. */
export class LocalSubgraph implements Subgraph {
  readonly #options: LocalSubgraphOptions
  readonly #operations = new WeakMap<FetchNode, ReadOperation>()

  constructor(options: LocalSubgraphOptions) {
    this.#options = options
  }

  async execute({ node, variables, representations, incoming }: SubgraphFetch): Promise<SubgraphAnswer> {
    const context = this.#options.makeContext(incoming)
    const values = representations === undefined ? variables : { ...variables, representations: representations.values }
    const answer = await this.#run(this.#operationOf(node), context, values)
    const extensions = this.#options.extensionsOf?.(context)
    return extensions === undefined ? answer : { ...answer, extensions }
  }

  async close(): Promise<void> {
    // The schema is its owner's to close.
  }

  async #run({ document, plan }: ReadOperation, context: unknown, variables: Readonly<Record<string, unknown>>): Promise<SubgraphAnswer> {
    const { schema } = this.#options
    if (plan === undefined) return execute({ schema, document, contextValue: context, variableValues: variables })
    const { coerced, errors } = getVariableValues(schema, plan.operation.variableDefinitions ?? [], variables)
    if (coerced === undefined) return { errors }
    const run = new LocalRun(plan, context, coerced)
    const data = await run.execute()
    return run.errors.length === 0 ? { data } : { data, errors: run.errors }
  }

  #operationOf(node: FetchNode): ReadOperation {
    let operation = this.#operations.get(node)
    if (operation === undefined) {
      operation = this.#read(node)
      this.#operations.set(node, operation)
    }
    return operation
  }

  #read(node: FetchNode): ReadOperation {
    const { schema } = this.#options
    const document = parse(node.operation, { noLocation: true })
    const [fault] = validate(schema, document)
    if (fault !== undefined) {
      throw new Error(`the schema of subgraph "${node.serviceName}" is not the one the supergraph was composed from`, { cause: fault })
    }
    return { document, plan: compileLocalPlan(schema, document) }
  }
}
