import type { FormattedExecutionResult } from 'graphql'
import type { ToldEvent } from './Audience.js'
import type { Backlog } from './Backlog.js'
import type { OperationResults } from './OperationResults.js'
import { SlowSubscriberError } from './SlowSubscriberError.js'

/** What a queue is made of. */
export interface ResultQueueOptions {
  readonly backlog: Backlog
  /** Where a subscriber that took nothing goes on from; null where there is nothing to resume. */
  readonly cursor: string | null
  /** Hears of each result that is taken. */
  readonly onTaken: () => void
  /** Hears once that nothing more is wanted, or that nothing more comes. */
  readonly onOver: () => void
}

interface QueuedResult {
  readonly told: ToldEvent
  readonly cursor: string | null
}

/** The results of one subscription on their way to its one subscriber, who takes them at its own pace. The results are shared with others: nobody changes them. */
export class ResultQueue implements OperationResults {
  readonly #options: ResultQueueOptions
  #waiting: QueuedResult[] = []
  /** The cursor of what was taken last. */
  #cursor: string | null
  #end: { readonly error?: unknown } | undefined
  #wake: () => void = nothing
  #onEmpty: () => void = nothing

  constructor(options: ResultQueueOptions) {
    this.#options = options
    this.#cursor = options.cursor
  }

  /** Adds a result, unless so much waits that the subscriber is too slow: the queue then ends with the cursor of what was taken last. */
  offer(told: ToldEvent, cursor: string | null): void {
    if (this.#waiting.length > 0 && this.#options.backlog.isFull) this.fail(new SlowSubscriberError(this.#cursor))
    else this.add(told, cursor)
  }

  /** Adds a result, however much waits; for whoever waits until they are taken. */
  add(told: ToldEvent, cursor: string | null): void {
    if (this.#end !== undefined) return
    this.#options.backlog.count(told.bytes)
    this.#waiting.push({ told, cursor })
    this.#wake()
  }

  /** Ends it with what is wrong. What waits is lost. */
  fail(error: unknown): void {
    this.#drop()
    this.#over({ error })
  }

  /** Ends it: nothing follows what waits. */
  complete(): void {
    this.#over({})
  }

  /** Resolves once nothing waits, or nothing ever will. */
  taken(): Promise<void> {
    return this.#waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => (this.#onEmpty = resolve))
  }

  /** The next result, once there is one. To be called again only when it has come. */
  async next(): Promise<IteratorResult<FormattedExecutionResult, undefined>> {
    while (this.#waiting.length === 0 && this.#end === undefined) await new Promise<void>((resolve) => (this.#wake = resolve))
    const first = this.#waiting.shift()
    if (first === undefined) return this.#last()
    this.#cursor = first.cursor
    this.#options.backlog.count(-first.told.bytes)
    this.#options.onTaken()
    if (this.#waiting.length === 0) this.#onEmpty()
    return { value: first.told.result, done: false }
  }

  /** Ends it for the subscriber, who wants no more. */
  async return(): Promise<IteratorResult<FormattedExecutionResult, undefined>> {
    this.#drop()
    this.#over({})
    return { value: undefined, done: true }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #last(): IteratorResult<FormattedExecutionResult, undefined> {
    const error = this.#end?.error
    this.#end = {}
    if (error !== undefined) throw error
    return { value: undefined, done: true }
  }

  #drop(): void {
    for (const { told } of this.#waiting) this.#options.backlog.count(-told.bytes)
    this.#waiting = []
    this.#onEmpty()
  }

  #over(end: { readonly error?: unknown }): void {
    if (this.#end !== undefined) return
    this.#end = end
    this.#options.onOver()
    this.#wake()
  }
}

const nothing = (): void => {}
