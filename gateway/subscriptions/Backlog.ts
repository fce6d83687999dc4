/** What one connection was told and has not taken yet, of all of its operations. */
export class Backlog {
  readonly #limit: number
  #bytes = 0

  /** `limit` is in bytes. */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** Whether more waits than is kept for a connection. */
  get isFull(): boolean {
    return this.#bytes > this.#limit
  }

  /** Counts bytes that wait from now on, or, where negative, no longer do. */
  count(bytes: number): void {
    this.#bytes += bytes
  }
}
