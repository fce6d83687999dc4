import { SessionDeadError } from '../../core/errors.js'
import type { AccountKey } from '../../core/recordId.js'
import { Secret } from '../../core/Secret.js'
import type { VendorSession } from '../../core/vendorAdapter.js'
import type { Database } from '../../prisma/Database.js'
import { LeaseLostError } from '../../prisma/lease/leases.js'
import type { Vault } from '../../prisma/vault/Vault.js'
import { holdLease } from '../leases/holdLease.js'
import { sessionLease } from './sessionLease.js'
import { Turns } from './Turns.js'

/**
 * The session a connection uses, as the vault keeps it for all processes. Any of them may replace it: with a token it was given, or by signing in. A connection that uses
 * an earlier one saves nothing any more, and is opened anew.
 */
export class KeptSession {
  readonly #context: { readonly database: Database; readonly vault: Vault }
  readonly #account: AccountKey
  #version: number
  readonly #turns = new Turns()

  constructor(context: { readonly database: Database; readonly vault: Vault }, account: AccountKey, version: number) {
    this.#context = context
    this.#account = account
    this.#version = version
  }

  /** Which writing of the vault's session this one is. */
  get version(): number {
    return this.#version
  }

  /** Whether the vault has another session by now, or none. */
  async isOutdated(): Promise<boolean> {
    return this.#turns.take('session', async () => (await this.#context.vault.version(this.#account, 'session')) !== this.#version)
  }

  /** Keeps what changed in use, unless the vault has another session by now. */
  async save(changed: VendorSession): Promise<void> {
    await this.#turns.take('session', async () => {
      this.#version = (await this.#context.vault.replace(this.#account, 'session', changed.reveal(), this.#version)) ?? this.#version
    })
  }

  /**
   * Renews the session while no other process does, beginning with what is kept now, and keeps the outcome before anybody has it. Throws SessionDeadError where it was
   * taken away meanwhile: somebody signs in, or the account is disconnected.
   */
  async renew(renew: (latest: VendorSession) => Promise<VendorSession>): Promise<VendorSession> {
    const { database, vault } = this.#context
    return this.#turns.take('session', async () =>
      holdLease(database, sessionLease(this.#account), async (lease) => {
        const latest = await vault.readVersioned(this.#account, 'session')
        if (latest === null) throw new SessionDeadError('the session was given up')
        const given = new Secret(latest.value)
        const renewed = await renew(given)
        if (renewed === given) this.#version = latest.version
        else this.#version = await vault.writeUnder(lease, this.#account, 'session', renewed.reveal()).catch(asDead)
        return renewed
      }),
    )
  }
}

const asDead = (thrown: unknown): never => {
  throw thrown instanceof LeaseLostError ? new SessionDeadError('another process signs in to the account', { cause: thrown }) : thrown
}
