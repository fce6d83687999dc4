import type { GraphQLError } from 'graphql'
import { asGraphQLError } from '../errors/asGraphQLError.js'
import type { IncomingRequest } from '../IncomingRequest.js'
import type { LoadedSupergraph } from '../plan/loadSupergraph.js'
import type { PreparedOperation } from '../plan/PreparedOperation.js'
import type { Subgraph } from '../subgraph/Subgraph.js'
import { completeResponse } from './completeResponse.js'
import { executeIntrospection } from './executeIntrospection.js'
import { mergeExtensions } from './mergeExtensions.js'
import { PlanRun } from './PlanRun.js'
import type { ResultObject } from './ResultObject.js'

/** One execution of one operation. */
export interface OperationRequest {
  readonly operation: PreparedOperation
  /** Checked by `operation.checkVariables`. */
  readonly variables: Readonly<Record<string, unknown>>
  readonly incoming: IncomingRequest
}

/** What the operation is executed over. */
export interface ExecutionGround {
  readonly supergraph: LoadedSupergraph
  readonly subgraphs: ReadonlyMap<string, Subgraph>
  /** See `GatewayOptions.leaveOutLostRecords`. */
  readonly leaveOutLostRecords: boolean
}

/** The members of the answer. */
export interface OperationResult {
  readonly data: ResultObject | null
  readonly errors?: readonly GraphQLError[]
  readonly extensions?: Record<string, unknown>
}

/**
 * Runs an operation's plan and completes its answer. Never rejects for what a subgraph did: that is in `errors`, each with its path. A value
 * that breaks the schema without an error of its own is told under `extensions.valueCompletion`, as other federation gateways do.
 */
export const executeOperation = async (ground: ExecutionGround, request: OperationRequest): Promise<OperationResult> => {
  const { operation, variables } = request
  const run = new PlanRun(ground, request)
  if (operation.plan !== undefined) await run.execute(operation.plan)
  const faults: GraphQLError[] = []
  let introspected: ResultObject | undefined
  const introspect = (responseName: string): unknown => {
    if (operation.introspection === undefined) return null
    introspected ??= executeIntrospection(ground.supergraph.apiSchema, operation.introspection, variables)
    return introspected[responseName]
  }
  try {
    const data = completeResponse(operation.shapeFor(variables), run.data, {
      introspect,
      faults,
      leaveOutLostRecords: ground.leaveOutLostRecords,
    })
    return answerOf(data, run, faults)
  } catch (error) {
    return { data: null, errors: [...run.errors, asGraphQLError(error)] }
  }
}

const answerOf = (data: ResultObject | null, run: PlanRun, faults: readonly GraphQLError[]): OperationResult => {
  const extensions = mergeExtensions(run.extensions)
  if (run.errors.length > 0) return { errors: run.errors, data, ...(extensions === undefined ? {} : { extensions }) }
  if (faults.length > 0) return { data, extensions: { ...extensions, valueCompletion: faults } }
  return extensions === undefined ? { data } : { data, extensions }
}
