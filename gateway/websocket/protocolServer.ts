import { type ExecutionArgs, type FormattedExecutionResult, type GraphQLSchema, Kind } from 'graphql'
import { CloseCode, type Context, makeServer, type OperationResult, type Server, type ServerOptions } from 'graphql-ws'
import { MattergraphError } from '../../core/errors.js'
import type { Authenticate } from '../authenticate.js'
import { asGraphQLError } from '../errors/asGraphQLError.js'
import type { KeyWatch } from '../subscriptions/KeyWatch.js'
import type { OperationDesk } from '../subscriptions/OperationDesk.js'
import { SlowSubscriberError } from '../subscriptions/SlowSubscriberError.js'
import type { SubscriptionLimits } from '../subscriptions/SubscriptionLimits.js'
import { closeCodes } from './closeCodes.js'
import type { SocketConnection } from './SocketConnection.js'

/** What operations over WebSockets are served with. */
export interface ProtocolServerOptions {
  readonly apiSchema: GraphQLSchema
  readonly desk: OperationDesk
  readonly authenticate: Authenticate
  readonly keys: KeyWatch
  readonly limits: SubscriptionLimits
}

type Params = Record<string, unknown> | undefined
type Hooks = Required<Pick<ServerOptions<Params, SocketConnection>, 'onConnect' | 'onSubscribe'>>

/** Characters of the id that a client gives an operation, which comes back with every result. */
const idLength = 200

/** The graphql-ws server over what the gateway serves. Messages and their order are the library's; who may connect, and what an operation comes to, is said here. */
export const protocolServer = (options: ProtocolServerOptions): Server<SocketConnection> =>
  makeServer<Params, SocketConnection>({
    connectionInitWaitTimeout: options.limits.initTimeoutMs,
    onConnect: connectWith(options),
    onSubscribe: subscribeWith(options),
    execute: resultsIn,
    subscribe: resultsIn,
    // Results are formatted already, and one object for all who hear them.
    onNext: (_context, _id, _payload, _args, result) => result as FormattedExecutionResult,
    onError: ({ extra }, _id, _payload, errors) => {
      extra.closeReason ??= errors.find(({ originalError }) => originalError instanceof SlowSubscriberError)?.message
      return errors.map((error) => options.desk.formatted(error))
    },
    // A connection that does not drain holds up all of its operations. Each resumes from the last result it was told: what was sent is still read first.
    onComplete: ({ extra }) => {
      if (extra.closeReason !== undefined) extra.close(closeCodes.tryAgainLater, extra.closeReason)
    },
    onClose: ({ extra }) => extra.release(),
  })

const resultsIn = ({ contextValue }: ExecutionArgs): OperationResult => contextValue as OperationResult

const connectWith =
  ({ authenticate, keys, limits }: ProtocolServerOptions): NonNullable<Hooks['onConnect']> =>
  async ({ connectionParams, extra: connection }) => {
    const authorization = authorizationIn(connectionParams ?? {}) ?? connection.authorization ?? ''
    const caller = await authenticate({ authorization }).catch(() => undefined)
    const refused = (code: number, reason: string): false => {
      connection.close(code, reason)
      return false
    }
    if (!connection.isOpen) return false
    if (caller === undefined) return refused(closeCodes.tryAgainLater, 'Keys cannot be looked up now')
    if (caller === null)
      return refused(CloseCode.Forbidden, 'UNAUTHENTICATED: give a valid key as Authorization, here or in connectionParams')
    if (keys.count(authorization) >= limits.connectionsPerKey)
      return refused(closeCodes.tryAgainLater, 'LIMIT_EXCEEDED: too many connections with this key')
    connection.caller = caller
    connection.release = keys.watch(authorization, caller, () =>
      connection.close(CloseCode.Unauthorized, 'UNAUTHENTICATED: the key has expired, was revoked, or opens something else now'),
    )
    return true
  }

const subscribeWith =
  ({ desk, limits, apiSchema }: ProtocolServerOptions): NonNullable<Hooks['onSubscribe']> =>
  async ({ subscriptions, extra: connection }, id, { query, operationName, variables }) => {
    const fault = faultOf(id, { subscriptions, connection, limits })
    if (fault !== undefined) return [asGraphQLError(fault)]
    connection.beginning.add(id)
    const served = await desk.serve({ query, operationName, variables }, connection.caller ?? null, connection.backlog)
    connection.beginning.delete(id)
    if ('refused' in served) return served.refused
    return { schema: apiSchema, document: { kind: Kind.DOCUMENT, definitions: [served.definition] }, contextValue: served.results }
  }

const faultOf = (
  id: string,
  {
    subscriptions,
    connection,
    limits,
  }: { subscriptions: Context['subscriptions']; connection: SocketConnection; limits: SubscriptionLimits },
): MattergraphError | undefined => {
  if (connection.caller === undefined) return new MattergraphError('UNAUTHENTICATED', 'operations need a key')
  if (id.length > idLength)
    return new MattergraphError('LIMIT_EXCEEDED', `the id of an operation has at most ${String(idLength)} characters`)
  // The library knows operations by their ids only, and would lose one of two.
  if (connection.beginning.has(id))
    return new MattergraphError('BAD_USER_INPUT', 'the id belongs to an operation that was ended while it was begun')
  if (Object.keys(subscriptions).length <= limits.operationsPerConnection) return undefined
  return new MattergraphError('LIMIT_EXCEEDED', `at most ${String(limits.operationsPerConnection)} operations at once on one connection`)
}

/** Clients write the name as they like: `Authorization`, as in HTTP, or `authorization`. */
const authorizationIn = (params: Readonly<Record<string, unknown>>): string | undefined => {
  const value = Object.entries(params).find(([name]) => name.toLowerCase() === 'authorization')?.[1]
  return typeof value === 'string' ? value : undefined
}
