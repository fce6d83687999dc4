import { randomUUID } from 'node:crypto'
import type { FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql'
import type { Caller } from '../../core/caller.js'
import { formatChangeId } from '../../core/change/changeId.js'
import type { SubscriptionEvent } from '../../core/change/SubscriptionEvent.js'
import type { GatewayInstruments } from '../../core/instruments/GatewayInstruments.js'
import type { AdmittedOperation } from '../admitOperation.js'
import { type ExecutionGround, executeOperation, type OperationResult } from '../execute/executeOperation.js'
import { tellableOperation } from '../tellableOperation.js'

/** What operations are run over, and how their errors leave. */
export interface EventGround {
  readonly instruments: Pick<GatewayInstruments, 'streamed'>
  readonly ground: ExecutionGround
  readonly formatError: (error: GraphQLError) => GraphQLFormattedError
}

/** Runs an operation once, for an event or, where there is none, for a query or mutation. */
export const runOnce = async (
  { ground, formatError, instruments }: EventGround,
  admitted: AdmittedOperation,
  { caller, event }: { readonly caller: Caller | null; readonly event?: SubscriptionEvent },
): Promise<FormattedExecutionResult> => {
  const incoming = { id: randomUUID(), caller, cacheControl: undefined, ...(event === undefined ? {} : { event }) }
  const run = (): Promise<OperationResult> => executeOperation(ground, { ...admitted, incoming })
  const { errors, extensions, ...result } = await instruments.streamed(tellableOperation(admitted.operation), run)
  // Where a client resumes, if it was told the change: it need not select the change's id for that.
  const cursor = event?.kind === 'CHANGE' && result.data !== null ? { cursor: formatChangeId(event.change.position) } : undefined
  return {
    ...result,
    ...(errors === undefined ? {} : { errors: errors.map(formatError) }),
    ...(extensions === undefined && cursor === undefined ? {} : { extensions: { ...extensions, ...cursor } }),
  }
}
