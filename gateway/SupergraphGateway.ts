import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server'
import type { GatewayInstruments } from '../core/instruments/GatewayInstruments.js'
import type { AdmitOperation } from './admitOperation.js'
import { type ExecutionGround, executeOperation } from './execute/executeOperation.js'
import type { IncomingRequest } from './IncomingRequest.js'
import { tellableOperation } from './tellableOperation.js'

type GatewayInterface = ApolloServerOptionsWithGateway<BaseContext>['gateway']
type GatewaySchemaLoadOrUpdateCallback = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]
type GatewayExecutor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>
type GatewayGraphQLRequestContext = Parameters<GatewayExecutor>[0]
type GatewayExecutionResult = Awaited<ReturnType<GatewayExecutor>>

/** What Apollo Server hands from the HTTP side to the executor. */
export interface GatewayContext {
  readonly incoming: IncomingRequest
  /** The header `Idempotency-Key`; undefined where there is none. */
  readonly idempotencyKey: string | undefined
  /** What is found out about the request on the way, for the HTTP side. */
  readonly findings: { wellFormed: boolean }
}

/**
 * The gateway as Apollo Server knows one. What is worked out of a document is kept as long as Apollo Server keeps the parsed document; a request
 * then costs its variables, its fetches and its answer.
 */
export class SupergraphGateway implements GatewayInterface {
  readonly #ground: ExecutionGround
  readonly #admit: AdmitOperation
  readonly #instruments: GatewayInstruments
  readonly #listeners = new Set<GatewaySchemaLoadOrUpdateCallback>()

  constructor(ground: ExecutionGround, admit: AdmitOperation, instruments: GatewayInstruments) {
    this.#ground = ground
    this.#admit = admit
    this.#instruments = instruments
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
    // The context is the one openGateway gives to Apollo Server for this request.
    const { incoming, idempotencyKey } = context as GatewayContext
    const admitted = this.#admit(document, { ...request, idempotencyKey })
    // Without `data`: nothing was executed.
    if ('refused' in admitted) return { errors: admitted.refused }
    this.#instruments.operation(tellableOperation(admitted.operation))
    return executeOperation(this.#ground, { ...admitted, incoming })
  }
}
