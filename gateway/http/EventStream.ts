import type { ServerResponse } from 'node:http'
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql'

/** Who ended a stream: this side (ended), or the client (left). */
type StreamEnd = 'ended' | 'left'

/** One operation whose results are server-sent events: the distinct connections mode of the graphql-sse protocol. */
export class EventStream {
  /** Resolves once nothing is left of its connection, or all was taken. */
  readonly closed: Promise<void>
  readonly #response: ServerResponse
  #end: StreamEnd | undefined
  #isUntaken = false
  #onOver: (by: StreamEnd) => void = () => undefined

  constructor(response: ServerResponse, headers: Readonly<Record<string, string>>) {
    this.#response = response
    this.closed = new Promise((resolve) => {
      // Whoever left while the key was looked up is not heard to leave any more.
      if (response.destroyed) resolve()
      else response.once('close', resolve)
    })
    void this.closed.then(() => this.#over('left'))
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
    response.flushHeaders()
  }

  /** Calls this once the stream is over. */
  whenOver(act: (by: StreamEnd) => void): void {
    if (this.#end !== undefined) act(this.#end)
    else this.#onOver = act
  }

  /** Sends something that means nothing. Whoever has not even taken what was sent the last time is cut off. */
  keepAlive(): void {
    if (this.#isUntaken) return void this.#response.destroy()
    this.#isUntaken = true
    if (this.#end === undefined) void this.#write(':\n\n').then(() => (this.#isUntaken = false))
  }

  /** Sends one result; resolves when the operating system has taken it. */
  next(result: FormattedExecutionResult): Promise<void> {
    return this.#write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)
  }

  /** Ends it with what is wrong. */
  fail(errors: readonly GraphQLFormattedError[]): void {
    void this.next({ errors })
    this.complete()
  }

  /** Ends it: there is nothing more to tell. */
  complete(): void {
    if (this.#end !== undefined) return
    this.#response.end('event: complete\ndata:\n\n')
    this.#over('ended')
  }

  /** Cuts the connection: whoever follows has not been told that there is nothing more, and comes again. */
  cut(): void {
    this.#response.destroy()
    this.#over('ended')
  }

  #write(text: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.#end !== undefined) resolve()
      else this.#response.write(text, () => resolve())
    })
  }

  #over(by: StreamEnd): void {
    if (this.#end !== undefined) return
    this.#end = by
    this.#onOver(by)
  }
}
