import type { VendorConnection } from '../../core/vendorAdapter.js'

/** A connection several callers use at once. Retired, it is closed when the last of them is done. */
export class OpenConnection {
  readonly #connection: VendorConnection
  #users = 0
  #retired: PromiseWithResolvers<void> | null = null
  /** Whether any call succeeded: a session that dies without one was never any good. */
  proven = false

  constructor(connection: VendorConnection) {
    this.#connection = connection
  }

  /** Runs a call over the connection. */
  async use<T>(call: (connection: VendorConnection) => Promise<T>): Promise<T> {
    this.#users += 1
    try {
      const result = await call(this.#connection)
      this.proven = true
      return result
    } finally {
      this.#users -= 1
      if (this.#users === 0 && this.#retired !== null) await this.#close(this.#retired)
    }
  }

  /** Closes the connection once nobody uses it; resolves then. */
  async retire(): Promise<void> {
    if (this.#retired === null) {
      this.#retired = Promise.withResolvers()
      if (this.#users === 0) await this.#close(this.#retired)
    }
    await this.#retired.promise
  }

  async #close(retired: PromiseWithResolvers<void>): Promise<void> {
    try {
      await this.#connection.close()
    } finally {
      retired.resolve()
    }
  }
}
