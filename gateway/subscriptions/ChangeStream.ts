import type { GraphQLError } from 'graphql'
import { formatChangeId } from '../../core/change/changeId.js'
import type { Change } from '../../core/change/Change.js'
import type { ChangeRun } from '../../core/change/ChangeReader.js'
import type { Audience, AudienceMember, ToldEvent } from './Audience.js'
import type { ResultQueue } from './ResultQueue.js'

/** What a stream of changes is made of. */
export interface ChangeStreamOptions {
  readonly queue: ResultQueue
  readonly audience: Audience
  /** What the audience is told of the log after a place. */
  readonly readAfter: (position: number) => Promise<ChangeRun>
  /** What a change comes to; equal for all of the audience, and worked out once. */
  readonly tell: (change: Change) => Promise<ToldEvent>
  /** Up to which place the audience has been given the log. */
  readonly given: () => number
  /** Everything up to this place has been seen already. */
  readonly cursor: number
  /** Whether the cursor is where the log ended a moment ago; one that somebody names may be anywhere, or nowhere. */
  readonly isAtEnd: boolean
}

/** Of what was missed, so much is worked out before it is waited for that the subscriber takes it. */
const batch = 8

/**
 * One subscriber of changes. First what was missed, read from the log at the subscriber's own pace; when nothing is missing any more, with the audience. The place
 * where one goes over into the other is a number: what the log gave is up to it, what the audience gives is after it.
 */
export class ChangeStream implements AudienceMember {
  readonly #options: ChangeStreamOptions
  #cursor: number
  #isOver = false

  constructor(options: ChangeStreamOptions) {
    this.#options = options
    this.#cursor = options.cursor
  }

  /** Joins the audience where the log ends, which is read up to there. */
  async go(): Promise<void> {
    if (!this.#options.isAtEnd || !this.#join()) await this.#readOn()
  }

  hear(position: number, told: ToldEvent): void {
    if (this.#isOver || position <= this.#cursor) return
    if (told.fault !== undefined) return void this.#breakOff(told.fault)
    this.#cursor = position
    this.#options.queue.offer(told, formatChangeId(position))
  }

  overrun(): void {
    this.#options.audience.members.delete(this)
    void this.#readOn()
  }

  stop(): void {
    this.#isOver = true
    this.#options.audience.members.delete(this)
  }

  async #readOn(): Promise<void> {
    const { queue, readAfter } = this.#options
    try {
      while (!this.#isOver) {
        const run = await readAfter(this.#cursor)
        await this.#catchUp(run.changes)
        // Nobody may be added who has left meanwhile.
        if (this.#isOver) return
        this.#cursor = Math.max(this.#cursor, run.through)
        if (this.#join()) return
      }
    } catch (error) {
      queue.fail(error)
    }
  }

  /** Joins, unless the audience has been given more than this subscriber has seen. No wait between the look and the joining: nothing can be given in between. */
  #join(): boolean {
    const { audience, given } = this.#options
    if (given() > this.#cursor) return false
    audience.members.add(this)
    return true
  }

  /** Ends with a change that nobody can be told now, once all before it has been taken: who resumes from the last of those comes across it again. */
  async #breakOff(fault: GraphQLError): Promise<void> {
    this.stop()
    await this.#options.queue.taken()
    this.#options.queue.fail(fault)
  }

  async #catchUp(missed: readonly Change[]): Promise<void> {
    const { queue, tell } = this.#options
    for (let start = 0; start < missed.length; start += batch) {
      const working = missed.slice(start, start + batch).map(async (change) => ({ position: change.position, told: await tell(change) }))
      for (const { position, told } of await Promise.all(working)) {
        if (told.fault !== undefined) return this.#breakOff(told.fault)
        this.#cursor = position
        queue.add(told, formatChangeId(position))
      }
      await queue.taken()
      if (this.#isOver) return
    }
  }
}
