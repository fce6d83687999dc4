import { AsyncLocalStorage } from 'node:async_hooks'

/** How many requests to its vendor a piece of work costs, whichever of the account's connections makes them, retries included. */
export class RequestCount {
  static readonly #counting = new AsyncLocalStorage<RequestCount>()
  #requests = 0

  /** Tells whoever counts that a request leaves. */
  static add(): void {
    const count = RequestCount.#counting.getStore()
    if (count !== undefined) count.#requests += 1
  }

  /** Counts what leaves while `work` is done. */
  during<T>(work: () => Promise<T>): Promise<T> {
    return RequestCount.#counting.run(this, work)
  }

  get requests(): number {
    return this.#requests
  }
}
