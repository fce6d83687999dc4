import { type DocumentNode, GraphQLError } from 'graphql'
import type { GatewayInstruments } from '../core/instruments/GatewayInstruments.js'
import { KeyedMutations } from './idempotency/KeyedMutations.js'
import type { Limits } from './limits/Limits.js'
import { limitExceeded } from './limits/limitExceeded.js'
import { checkPageSize } from './limits/pageSize.js'
import type { LoadedSupergraph } from './plan/loadSupergraph.js'
import { PreparedDocument } from './plan/PreparedDocument.js'
import type { PreparedOperation } from './plan/PreparedOperation.js'

/** What a request wants of a document. */
export interface OperationWish {
  readonly operationName?: string | null | undefined
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
  /** The key of the request's one mutation, where it has none of its own. */
  readonly idempotencyKey?: string | undefined
}

/** An operation that may be executed with these variables. */
export interface AdmittedOperation {
  readonly operation: PreparedOperation
  readonly variables: Readonly<Record<string, unknown>>
}

/** Why a request is not executed. The code is that of errors that have none of their own. */
export interface RefusedOperation {
  readonly refused: readonly GraphQLError[]
}

/** Says whether an operation may be executed; the same for every transport. */
export type AdmitOperation = (document: DocumentNode, wish: OperationWish) => AdmittedOperation | RefusedOperation

/** Makes the gate. Documents are measured, validated and planned once and kept as long as whoever parsed them keeps them. */
export const admitOperations = (supergraph: LoadedSupergraph, limits: Limits, instruments: GatewayInstruments): AdmitOperation => {
  const documents = new WeakMap<DocumentNode, PreparedDocument>()
  const keyedMutations = new KeyedMutations(supergraph.apiSchema)
  const prepare = (document: DocumentNode): PreparedDocument => {
    let prepared = documents.get(document)
    if (prepared === undefined) {
      prepared = new PreparedDocument(supergraph, document, { limits, instruments })
      documents.set(document, prepared)
    }
    return prepared
  }
  const checkRecords = (operation: PreparedOperation, variables: Readonly<Record<string, unknown>>): GraphQLError | undefined => {
    const records = operation.recordsFor(variables)
    return records > limits.records ? limitExceeded('records', limits.records, records) : undefined
  }
  return (sent, wish) => {
    const asked = { document: sent, operationName: wish.operationName, variables: wish.variables ?? {} }
    const keyed = wish.idempotencyKey === undefined ? asked : keyedMutations.keyed(asked, wish.idempotencyKey)
    if (keyed instanceof GraphQLError) return refusal([keyed], 'BAD_USER_INPUT')
    const { document, variables } = keyed
    const prepared = prepare(document)
    if (prepared.errors.length > 0) return refusal(prepared.errors, 'GRAPHQL_VALIDATION_FAILED')
    const operation = prepared.operation(wish.operationName)
    if (operation instanceof GraphQLError) return refusal([operation], 'OPERATION_RESOLUTION_FAILURE')
    const faults = operation.checkVariables(variables)
    if (faults.length > 0) return refusal(faults, 'BAD_USER_INPUT')
    const excess = checkPageSize(prepared.pageSizes, variables, limits) ?? checkRecords(operation, variables)
    return excess === undefined ? { operation, variables } : refusal([excess], 'LIMIT_EXCEEDED')
  }
}

const refusal = (errors: readonly GraphQLError[], code: string): RefusedOperation => ({
  refused: errors.map(
    (error) => new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code, ...error.extensions } }),
  ),
})
