import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server'
import { type DocumentNode, GraphQLError } from 'graphql'
import { type ExecutionGround, executeOperation } from './execute/executeOperation.js'
import type { IncomingRequest } from './IncomingRequest.js'
import type { Limits } from './limits/Limits.js'
import { limitExceeded } from './limits/limitExceeded.js'
import { checkPageSize } from './limits/pageSize.js'
import { PreparedDocument } from './plan/PreparedDocument.js'
import type { PreparedOperation } from './plan/PreparedOperation.js'

type GatewayInterface = ApolloServerOptionsWithGateway<BaseContext>['gateway']
type GatewaySchemaLoadOrUpdateCallback = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]
type GatewayExecutor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>
type GatewayGraphQLRequestContext = Parameters<GatewayExecutor>[0]
type GatewayExecutionResult = Awaited<ReturnType<GatewayExecutor>>

/** What Apollo Server hands from the HTTP side to the executor. */
export interface GatewayContext {
  readonly incoming: IncomingRequest
  /** What is found out about the request on the way, for the HTTP side. */
  readonly findings: { wellFormed: boolean }
}

/**
 * The gateway as Apollo Server knows one. Documents are measured, validated, planned and compiled once and kept as long as Apollo Server
 * keeps the parsed document; a request then costs its variables, its fetches and its answer.
 */
export class SupergraphGateway implements GatewayInterface {
  readonly #ground: ExecutionGround
  readonly #limits: Limits
  readonly #documents = new WeakMap<DocumentNode, PreparedDocument>()
  readonly #listeners = new Set<GatewaySchemaLoadOrUpdateCallback>()

  constructor(ground: ExecutionGround, limits: Limits) {
    this.#ground = ground
    this.#limits = limits
  }

  onSchemaLoadOrUpdate(listener: GatewaySchemaLoadOrUpdateCallback): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async load(): Promise<{ executor: GatewayExecutor }> {
    const { apiSchema, sdl } = this.#ground.supergraph
    for (const listener of this.#listeners) listener({ apiSchema, coreSupergraphSdl: sdl })
    return { executor: (context) => this.#execute(context) }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#ground.subgraphs.values()].map((subgraph) => subgraph.close()))
  }

  async #execute({ document, request, context }: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult> {
    const prepared = this.#prepare(document)
    if (prepared.errors.length > 0) return refusal(prepared.errors, 'GRAPHQL_VALIDATION_FAILED')
    const operation = prepared.operation(request.operationName)
    if (operation instanceof GraphQLError) return refusal([operation], 'OPERATION_RESOLUTION_FAILURE')
    const variables = request.variables ?? {}
    const faults = operation.checkVariables(variables)
    if (faults.length > 0) return refusal(faults, 'BAD_USER_INPUT')
    const excess = checkPageSize(prepared.pageSizes, variables, this.#limits) ?? this.#checkRecords(operation, variables)
    if (excess !== undefined) return refusal([excess], 'LIMIT_EXCEEDED')
    // The context is the one openGateway gives to Apollo Server for this request.
    const { incoming } = context as GatewayContext
    return executeOperation(this.#ground, { operation, variables, incoming })
  }

  #checkRecords(operation: PreparedOperation, variables: Readonly<Record<string, unknown>>): GraphQLError | undefined {
    const records = operation.recordsFor(variables)
    return records > this.#limits.records ? limitExceeded('records', this.#limits.records, records) : undefined
  }

  #prepare(document: DocumentNode): PreparedDocument {
    let prepared = this.#documents.get(document)
    if (prepared === undefined) {
      prepared = new PreparedDocument(this.#ground.supergraph, document, this.#limits)
      this.#documents.set(document, prepared)
    }
    return prepared
  }
}

/** An answer without `data`: nothing was executed. */
const refusal = (errors: readonly GraphQLError[], code: string): GatewayExecutionResult => ({
  errors: errors.map((error) => new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code, ...error.extensions } })),
})
