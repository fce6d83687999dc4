import type { Clock } from '../../core/clock.js'
import type { RecordKey } from '../../core/mirror/RecordKey.js'
import type { RecordKind } from '../../core/recordKind.js'

const rememberedForMs = 60_000
const rememberedAtMost = 10_000

/**
 * Records a vendor lately said it does not have, so that a reference to a deleted user does not ask the vendor at every query.
 * A request that asks for fresh data does not look here.
 */
export class Absences {
  readonly #clock: Clock
  readonly #until = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  add(kind: RecordKind, key: RecordKey): void {
    const [oldest] = this.#until.keys()
    if (this.#until.size >= rememberedAtMost && oldest !== undefined) this.#until.delete(oldest)
    this.#until.set(nameOf(kind, key), this.#clock.now().getTime() + rememberedForMs)
  }

  has(kind: RecordKind, key: RecordKey): boolean {
    const name = nameOf(kind, key)
    const until = this.#until.get(name)
    if (until === undefined) return false
    if (until > this.#clock.now().getTime()) return true
    this.#until.delete(name)
    return false
  }
}

const nameOf = (kind: RecordKind, { account, vendorId }: RecordKey): string => `${kind} ${account} ${vendorId}`
