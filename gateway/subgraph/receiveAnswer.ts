import type { Dispatcher } from 'undici'

/** An answer as it came over the wire. */
export interface ReceivedAnswer {
  readonly status: number
  readonly text: string
}

/** An answer that is waited for. */
export interface AwaitedAnswer {
  /** Rejects with what the connection met, or with what it was given up for. */
  readonly answer: Promise<ReceivedAnswer>
  /** Waits no longer: the connection is closed, and what comes of it is heard by nobody. */
  readonly giveUp: (reason: Error) => void
}

/**
 * Sends a request and reads the whole answer as text. It takes the chunks from the connection as they come: half the work of
 * `undici.request`, which makes a stream of each answer, and a fetch of a plan has no use for a stream.
 */
export const receiveAnswer = (dispatcher: Dispatcher, request: Dispatcher.DispatchOptions): AwaitedAnswer => {
  const { promise: answer, resolve, reject } = Promise.withResolvers<ReceivedAnswer>()
  let controller: Dispatcher.DispatchController | undefined
  let givenUp: Error | undefined
  let status = 0
  const chunks: Buffer[] = []
  dispatcher.dispatch(request, {
    onRequestStart: (started) => {
      controller = started
      // It waited for a connection until now.
      if (givenUp !== undefined) started.abort(givenUp)
    },
    onResponseStart: (_controller, statusCode) => {
      status = statusCode
    },
    onResponseData: (_controller, chunk) => {
      chunks.push(chunk)
    },
    onResponseEnd: () => resolve({ status, text: textOf(chunks) }),
    onResponseError: (_controller, error) => reject(error),
  })
  const giveUp = (reason: Error): void => {
    givenUp = reason
    reject(reason)
    controller?.abort(reason)
  }
  return { answer, giveUp }
}

const textOf = (chunks: readonly Buffer[]): string => {
  const [only] = chunks
  return (chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks)).toString()
}
