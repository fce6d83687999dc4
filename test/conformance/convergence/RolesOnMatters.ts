import type { RoleVersion } from './recordVersions.js'

/** The roles contacts have on matters, followed from transaction to transaction: the embedded database runs one after another, in the order of their numbers. */
export class RolesOnMatters {
  readonly #moves: readonly RoleVersion[]
  /** By contact: each role with its matter. */
  readonly #held = new Map<string, Map<string, string>>()
  #next = 0

  constructor(moves: readonly RoleVersion[]) {
    this.#moves = moves
  }

  /** Goes on to the end of a transaction, or to the last of all. */
  goOn(transaction: string | null): void {
    for (let move = this.#moves[this.#next]; move !== undefined; move = this.#moves[this.#next]) {
      if (transaction !== null && Number(move.transaction) > Number(transaction)) return
      const held = this.#held.get(move.contactId) ?? new Map<string, string>()
      this.#held.set(move.contactId, held)
      const key = `${move.role} ${move.matterId}`
      if (move.isGiven) held.set(key, move.role)
      else held.delete(key)
      this.#next += 1
    }
  }

  /** A contact's roles; those it has on several matters several times. */
  of(contactId: string): readonly string[] {
    return [...(this.#held.get(contactId)?.values() ?? [])]
  }
}
