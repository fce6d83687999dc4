import type { Audience, AudienceMember, ToldEvent } from './Audience.js'
import type { ResultQueue } from './ResultQueue.js'

/** One subscriber of a command or of accounts: hears how things stand whenever they move, from now on. */
export class StateStream implements AudienceMember {
  readonly #queue: ResultQueue
  readonly #audience: Audience
  #last: string | undefined

  constructor(queue: ResultQueue, audience: Audience) {
    this.#queue = queue
    this.#audience = audience
    audience.members.add(this)
  }

  hear(_position: number, told: ToldEvent): void {
    if (!this.#audience.members.has(this)) return
    const { isLast, version } = told
    if (version === undefined || version !== this.#last) {
      this.#last = version
      this.#queue.offer(told, null)
    }
    if (isLast) this.#queue.complete()
  }

  overrun(): void {
    throw new Error('events of states wait in any number: those of one subject are one')
  }

  stop(): void {
    this.#audience.members.delete(this)
  }
}
