import type { Clock } from '../../core/clock.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Vendor } from '../../core/vendor.js'
import type { Database } from '../../prisma/Database.js'
import { claimDueTurn, claimTurn, type DueTurn, endTurn, type Lease, nextTurn, renewTurn, type SyncTurn } from '../../prisma/sync/turns.js'

const leaseMs = 60_000
const renewEveryMs = 20_000
/** Between two tries for an account that another process has. */
const tryAgainMs = 250

/** Turns with accounts: of all processes over one database, one at a time reads an account. */
export class AccountTurns {
  readonly #database: Database
  readonly #clock: Clock

  constructor(database: Database, clock: Clock) {
    this.#database = database
    this.#clock = clock
  }

  /** The turn of the account of these vendors that has been due longest; null where none is. */
  async claimDue(vendors: readonly Vendor[]): Promise<DueTurn | null> {
    return claimDueTurn(this.#database, this.#lease(), vendors)
  }

  /** The turn of one account, as soon as no other process has it; null when it was stopped meanwhile. */
  async claim(account: AccountKey, stop: AbortSignal): Promise<SyncTurn | null> {
    while (!stop.aborted) {
      const turn = await claimTurn(this.#database, account, this.#lease())
      if (turn !== null) return turn
      await this.#clock.sleep(tryAgainMs, stop).catch(() => undefined)
    }
    return null
  }

  /**
   * Keeps the turn while `read` runs and gives it back with what that says of when the account is due next. Where it throws, the account is due in a minute. `lost` is aborted when another
   * process has the account by now: this one was stopped for longer than its lease.
   */
  async during(turn: SyncTurn, read: (lost: AbortSignal) => Promise<Instant | null>): Promise<void> {
    const lost = new AbortController()
    const renew = async (): Promise<void> => {
      if (!(await renewTurn(this.#database, turn, this.#lease().until))) lost.abort()
    }
    const renewal = setInterval(() => void renew().catch(() => undefined), renewEveryMs)
    renewal.unref()
    let dueAt: Instant | null = this.#lease().until
    try {
      dueAt = await read(lost.signal)
    } finally {
      clearInterval(renewal)
      await endTurn(this.#database, turn, dueAt)
    }
  }

  /** How long until the next account of these vendors is due or free again, in milliseconds; null where none waits. */
  async untilNext(vendors: readonly Vendor[]): Promise<number | null> {
    const due = await nextTurn(this.#database, vendors)
    return due === null ? null : Math.max(0, Date.parse(due) - this.#clock.now().getTime())
  }

  #lease(): Lease {
    const now = this.#clock.now().getTime()
    return { now: new Date(now).toISOString(), until: new Date(now + leaseMs).toISOString() }
  }
}
