import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

/** The fields of what is told; a test says what it expects of them. */
// oxlint-disable-next-line typescript/no-explicit-any
export type ToldFields = Readonly<Record<string, any>>

/** One result of a subscription, as a client gets it. */
export interface Told {
  readonly data?: Readonly<Record<string, ToldFields>> | null
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** A subscription of a test's, through the graphql-ws client. */
export interface Listening {
  /** Everything told so far. */
  readonly told: readonly Told[]
  /** Resolves once so much has been told; rejects when the subscription ends before. */
  readonly until: (count: number) => Promise<readonly Told[]>
  /** Resolves with the error it ended with, or undefined. */
  readonly over: Promise<unknown>
  /** Ends the subscription in the protocol's words. */
  readonly stop: () => void
  /** Cuts the connection, as a network does. */
  readonly cut: () => void
}

/** What is subscribed to, and how. */
export interface Wish {
  readonly query: string
  readonly variables?: Record<string, unknown>
  /** What the first message says of the key. */
  readonly connectionParams?: Record<string, unknown>
  readonly headers?: Readonly<Record<string, string>>
}

/** Subscribes at a gateway over a WebSocket of its own, with the public graphql-ws client. Resolves when the server has taken the connection and heard of the subscription. */
export const subscribe = async (url: string, { query, variables, connectionParams = {}, headers = {} }: Wish): Promise<Listening> => {
  let socket: WebSocket | undefined
  class OwnSocket extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { headers: { ...headers } })
      // The client makes one, since it never retries.
      // oxlint-disable-next-line typescript/no-this-alias
      socket = this
    }
  }
  const client = createClient({
    url: new URL('graphql', url.replace(/^http/, 'ws')).href,
    webSocketImpl: OwnSocket,
    connectionParams,
    lazy: true,
    retryAttempts: 0,
  })
  const told: Told[] = []
  const waiting: { count: number; resolve: (told: readonly Told[]) => void; reject: (error: unknown) => void }[] = []
  const over = Promise.withResolvers<unknown>()
  const end = (error: unknown): void => {
    over.resolve(error)
    for (const { reject } of waiting.splice(0)) reject(error ?? new Error('the subscription is over'))
  }
  const stop = client.subscribe(
    { query, ...(variables === undefined ? {} : { variables }) },
    {
      next: (result) => {
        told.push(result as Told)
        for (const waiter of waiting.splice(0)) {
          if (told.length >= waiter.count) waiter.resolve(told)
          else waiting.push(waiter)
        }
      },
      error: end,
      complete: () => end(undefined),
    },
  )
  const opened = Promise.withResolvers<void>()
  client.on('connected', () => {
    // What was sent before a ping has been read when its pong comes back.
    socket?.once('pong', () => opened.resolve())
    setImmediate(() => socket?.ping())
  })
  void over.promise.then(() => opened.resolve())
  await opened.promise
  return {
    told,
    until: (count) =>
      told.length >= count ? Promise.resolve(told) : new Promise((resolve, reject) => waiting.push({ count, resolve, reject })),
    over: over.promise,
    stop,
    cut: () => socket?.terminate(),
  }
}
