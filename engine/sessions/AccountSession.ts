import type { Account } from '../../core/account/Account.js'
import { MattergraphError, SessionDeadError } from '../../core/errors.js'
import type { VendorConnection } from '../../core/vendorAdapter.js'
import { moveAccountStatus } from '../../prisma/accounts/moveAccountStatus.js'
import { settleStanding } from '../check/settleStanding.js'
import { accountError, ofAccount } from './accountError.js'
import { keptConnection } from './keptConnection.js'
import { OpenConnection } from './OpenConnection.js'
import type { SessionContext } from './SessionContext.js'

/** A new session that died before it was any good is not replaced again at once. */
const stillbornRestMs = 60_000

/** Sessions last for hours or days: more renewals than this within an hour are no ordinary life. */
const mostRenewals = 12
const renewalsWithinMs = 3_600_000

/** Signs in again and leaves the new session in the vault, unless this version of it (null: none) has been replaced already; throws when that is not possible. */
type RenewSession = (account: Account, dead: number | null) => Promise<void>

/**
 * One account's connection, shared by all calls:
 *
 *   none ──▶ open (the vault's session, else a sign-in) ──▶ dead ──▶ signing in (once, however many wait) ──▶ open
 */
export class AccountSession {
  readonly #context: SessionContext
  readonly #renewSession: RenewSession
  #current: Promise<OpenConnection> | null = null
  #restUntil = 0
  #ended = false
  /** When sessions were renewed lately. */
  #renewedAt: readonly number[] = []

  constructor(context: SessionContext, renewSession: RenewSession) {
    this.#context = context
    this.#renewSession = renewSession
  }

  /** Runs a call over the connection; signs in and repeats it once when the vendor no longer knows the session. */
  async run<T>(account: Account, call: (connection: VendorConnection) => Promise<T>): Promise<T> {
    let first = await this.#connection(account)
    // Another call may have let go of it in the moment it was given.
    while (first.isRetired) first = await this.#connection(account)
    try {
      return await this.#call(account, first, call)
    } catch (error) {
      if (!(error instanceof SessionDeadError)) throw error
      let second = await this.#replacement(account, first)
      while (second.isRetired) second = await this.#connection(account)
      try {
        return await this.#call(account, second, call)
      } catch (again) {
        if (again instanceof SessionDeadError) throw this.#stillborn(account, again)
        throw again
      }
    }
  }

  /** Lets go of the connection; the next call opens one over what the vault then has. */
  async drop(): Promise<void> {
    const current = this.#current
    this.#current = null
    const connection = await current?.catch(() => null)
    await connection?.retire()
  }

  /** Closes the connection now, calls under way included, and says nothing of it in the account: it is not the vendor that stopped. */
  async end(): Promise<void> {
    this.#ended = true
    const current = this.#current
    this.#current = null
    const connection = await current?.catch(() => null)
    await connection?.end()
  }

  async #connection(account: Account): Promise<OpenConnection> {
    const current = this.#current
    if (current === null) return (this.#current = this.#keep(this.#open(account)))
    const connection = await current
    if (this.#current !== current || !(await connection.kept.isOutdated())) return connection
    // Another process signed in, or renewed the session.
    if (this.#current === current) {
      this.#current = this.#keep(this.#open(account))
      void connection.retire().catch(() => undefined)
    }
    return this.#connection(account)
  }

  /** The connection after this dead one: another call's, when it was quicker. */
  async #replacement(account: Account, dead: OpenConnection): Promise<OpenConnection> {
    const current = this.#current
    // A sign-in under way that fails is everybody's answer.
    if (current !== null && (await current) !== dead) return this.#connection(account)
    if (current !== this.#current) return this.#replacement(account, dead)
    if (!dead.proven && this.#now() < this.#restUntil) throw this.#stillborn(account, undefined)
    this.#mayRenew(account)
    this.#current = this.#keep(this.#signInAndOpen(account, dead.kept.version))
    // What fails in letting go of a dead connection changes nothing for anybody.
    void dead.retire().catch(() => undefined)
    return this.#current
  }

  /** Forgets an opening that failed, so that the next call tries anew. */
  #keep(opening: Promise<OpenConnection>): Promise<OpenConnection> {
    opening.catch(() => {
      if (this.#current === opening) this.#current = null
    })
    return opening
  }

  async #open(account: Account): Promise<OpenConnection> {
    const version = await this.#context.vault.version(account.key, 'session')
    return version === null ? this.#signInAndOpen(account, null) : this.#openOver(account)
  }

  async #signInAndOpen(account: Account, dead: number | null): Promise<OpenConnection> {
    await this.#renewSession(account, dead)
    this.#renewedAt = [...this.#renewedAt, this.#now()]
    this.#restUntil = this.#now() + stillbornRestMs
    return this.#openOver(account)
  }

  async #openOver(account: Account): Promise<OpenConnection> {
    const open = await keptConnection(this.#context, account)
    if (open === null) throw accountError(account, 'VENDOR_UNAVAILABLE', 'the session was given up in this moment; try again')
    return new OpenConnection(open.connection, open.kept)
  }

  /** A vendor that ends session after session would be signed in to without end, and lock the login. */
  #mayRenew(account: Account): void {
    const now = this.#now()
    const recent = this.#renewedAt.filter((at) => at > now - renewalsWithinMs)
    const [oldest] = recent
    if (recent.length >= mostRenewals && oldest !== undefined) {
      const message = `the vendor ended ${String(recent.length)} sessions within an hour; no further sign-in is tried until one of them is older`
      throw accountError(account, 'VENDOR_UNAVAILABLE', message, { retryAfterMs: oldest + renewalsWithinMs - now })
    }
    this.#renewedAt = recent
  }

  async #call<T>(account: Account, connection: OpenConnection, call: (connection: VendorConnection) => Promise<T>): Promise<T> {
    try {
      const result = await connection.use(call)
      if (account.status !== 'CONNECTED' && !this.#ended) await settleStanding(this.#context.database, account.key, [account.status])
      return result
    } catch (error) {
      if (!(error instanceof MattergraphError)) throw error
      if (error.code === 'VENDOR_UNAVAILABLE') await this.#sayDown(account)
      throw ofAccount(account, error)
    }
  }

  async #sayDown(account: Account): Promise<void> {
    const down = { status: 'VENDOR_DOWN', detail: 'The vendor does not answer; the next read tries again.' } as const
    if (account.status !== down.status && !this.#ended) await moveAccountStatus(this.#context.database, account, down)
  }

  #stillborn(account: Account, cause: SessionDeadError | undefined): MattergraphError {
    const message = 'the vendor signs the user in and out again at once; no further sign-in is tried for a minute'
    return accountError(account, 'VENDOR_UNAVAILABLE', message, { retryAfterMs: Math.max(0, this.#restUntil - this.#now()), cause })
  }

  #now(): number {
    return this.#context.clock.now().getTime()
  }
}
