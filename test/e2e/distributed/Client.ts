import { setTimeout } from 'node:timers/promises'
import { askGraph, type GraphAnswer, type GraphRequest } from '../../support/askGraph.js'

const againMs = 200

/** A client of several gateways, as a load balancer makes of one: where one does not answer it asks the next. */
export class Client {
  readonly #urls: readonly string[]
  readonly #authorization: string
  #turn = 0

  constructor(urls: readonly string[], authorization: string) {
    this.#urls = urls
    this.#authorization = authorization
  }

  /** Asks whichever gateway answers. Rejects when none does. */
  async ask(request: GraphRequest): Promise<GraphAnswer> {
    let failure: unknown
    // Of its own: another request that goes on meanwhile must not have this one ask the same gateway twice.
    const first = this.#turn++
    for (const [index] of this.#urls.entries()) {
      const url = this.#urls[(first + index) % this.#urls.length] ?? ''
      try {
        return await askGraph(url, { ...request, authorization: this.#authorization })
      } catch (error) {
        failure = error
      }
    }
    throw failure
  }

  /** Asks until the answer is what `read` wants of it; undefined asks again. */
  async until<T>(request: GraphRequest, read: (answer: GraphAnswer) => T | undefined): Promise<T> {
    for (;;) {
      const answer = await this.ask(request).catch(() => undefined)
      const found = answer === undefined ? undefined : read(answer)
      if (found !== undefined) return found
      await setTimeout(againMs)
    }
  }
}
