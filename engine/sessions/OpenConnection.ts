import type { VendorConnection } from '../../core/vendorAdapter.js'
import type { KeptSession } from './KeptSession.js'

/** A connection several callers use at once. Retired, it is closed when the last of them is done. */
export class OpenConnection {
  readonly #connection: VendorConnection
  #users = 0
  #isRetired = false
  #ending: Promise<void> | undefined
  readonly #closed = Promise.withResolvers<void>()
  /** Whether any call succeeded: a session that dies without one was never any good. */
  proven = false

  /** The session it uses. */
  readonly kept: KeptSession

  constructor(connection: VendorConnection, kept: KeptSession) {
    this.#connection = connection
    this.kept = kept
  }

  /** Whether it was let go of: nobody may begin to use it, since the last user closes it. */
  get isRetired(): boolean {
    return this.#isRetired
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
      if (this.#users === 0 && this.#isRetired) await this.end()
    }
  }

  /** Closes the connection once nobody uses it; resolves then. */
  async retire(): Promise<void> {
    this.#isRetired = true
    if (this.#users === 0) await this.end()
    await this.#closed.promise
  }

  /** Closes the connection now: whoever uses it is told that the vendor does not answer. */
  async end(): Promise<void> {
    this.#ending ??= this.#connection.close().finally(() => this.#closed.resolve())
    await this.#ending
  }
}
