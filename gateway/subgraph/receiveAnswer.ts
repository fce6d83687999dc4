import type { Dispatcher } from 'undici'

/** An answer as it came over the wire. */
export interface ReceivedAnswer {
  readonly status: number
  readonly text: string
}

/**
 * Sends a request and reads the whole answer as text. It takes the chunks from the connection as they come: half the work of
 * `undici.request`, which makes a stream of each answer, and a fetch of a plan has no use for a stream.
 */
export const receiveAnswer = (dispatcher: Dispatcher, request: Dispatcher.DispatchOptions): Promise<ReceivedAnswer> =>
  new Promise((resolve, reject) => {
    let status = 0
    const chunks: Buffer[] = []
    dispatcher.dispatch(request, {
      onRequestStart: () => undefined,
      onResponseStart: (_controller, statusCode) => {
        status = statusCode
      },
      onResponseData: (_controller, chunk) => {
        chunks.push(chunk)
      },
      onResponseEnd: () => resolve({ status, text: textOf(chunks) }),
      onResponseError: (_controller, error) => reject(error),
    })
  })

const textOf = (chunks: readonly Buffer[]): string => {
  const [only] = chunks
  return (chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks)).toString()
}
