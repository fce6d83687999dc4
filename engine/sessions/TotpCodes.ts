import { Secret, TOTP } from 'otpauth'
import type { Clock } from '../../core/clock.js'

const periodMs = 30_000
/** A code with less than this left may be too old when the portal looks at it. */
const leastLeftMs = 3_000

/** The one-time codes of one sign-in from a base-32 seed. Each is of a later time step than the one before: portals refuse a code they have seen. */
export class TotpCodes {
  readonly #clock: Clock
  readonly #totp: TOTP
  #lastStep = -1

  /** Throws when the seed is none. */
  constructor(clock: Clock, seed: string) {
    this.#clock = clock
    this.#totp = new TOTP({ secret: Secret.fromBase32(seed.replaceAll(/\s/g, '').toUpperCase()) })
  }

  /** Whether any code was given. */
  get wereUsed(): boolean {
    return this.#lastStep >= 0
  }

  /** The code for now; at a code's very end, and after a code of now, it waits for the next. */
  async next(): Promise<string> {
    let now = this.#now()
    while (Math.floor(now / periodMs) <= this.#lastStep || periodMs - (now % periodMs) < leastLeftMs) {
      await this.#clock.sleep(periodMs - (now % periodMs))
      now = this.#now()
    }
    this.#lastStep = Math.floor(now / periodMs)
    return this.#totp.generate({ timestamp: now })
  }

  #now(): number {
    return this.#clock.now().getTime()
  }
}
