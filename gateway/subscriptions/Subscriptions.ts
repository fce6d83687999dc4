import type { GraphQLSchema } from 'graphql'
import type { Caller } from '../../core/caller.js'
import { formatChangeId } from '../../core/change/changeId.js'
import type { FeedListening, FeedTurn } from '../../core/change/ChangeFeed.js'
import { MattergraphError } from '../../core/errors.js'
import type { AdmittedOperation } from '../admitOperation.js'
import { asGraphQLError } from '../errors/asGraphQLError.js'
import type { Backlog } from './Backlog.js'
import { ChangeStream } from './ChangeStream.js'
import { Hearing } from './Hearing.js'
import { Hearings } from './Hearings.js'
import { readWish, type SubscriptionWish } from './readWish.js'
import { ResultQueue } from './ResultQueue.js'
import { type EventGround, runOnce } from './runOnce.js'
import { shareNext } from './shareNext.js'
import { StateStream } from './StateStream.js'
import { rightsOf } from './KeyWatch.js'
import type { SubscriptionSources } from './SubscriptionSources.js'

/** What the subscriptions of one gateway stand on. */
export interface SubscriptionsOptions extends EventGround, SubscriptionSources {
  readonly apiSchema: GraphQLSchema
  /** Hears that there is one subscription more, or one less. */
  readonly onCount: (difference: 1 | -1) => void
  /** Hears of each result that a subscriber takes. */
  readonly onTaken: () => void
}

/** Every subscription of a gateway. The feed is listened to as long as there is one. */
export class Subscriptions {
  readonly #options: SubscriptionsOptions
  /** Up to which place the log may be read now. */
  readonly #logEnd: () => Promise<number>
  readonly #hearings = new Hearings()
  readonly #operations = new WeakMap<object, number>()
  #operationsSeen = 0
  #subscribers = 0
  #listening: Promise<FeedListening> | undefined
  /** Up to which place of the log audiences have been given it. */
  #given = 0

  constructor(options: SubscriptionsOptions) {
    this.#options = options
    this.#logEnd = shareNext(() => options.changes.end())
  }

  /** Begins a subscription, which lasts until its results are over or are wanted no more. Rejects with what is wrong with it. */
  async begin(admitted: AdmittedOperation, caller: Caller, backlog: Backlog): Promise<ResultQueue> {
    if (!caller.scopes.includes('read')) throw new MattergraphError('FORBIDDEN', 'reading needs the scope read, which this key lacks')
    const { wish, variablesText } = readWish(this.#options.apiSchema, admitted)
    const key = this.#keyOf(admitted, caller, variablesText)
    const hearing = this.#hearings.open(key, { wish, caller }, () => this.#openHearing(admitted, caller, wish))
    this.#count(1)
    hearing.subscribers += 1
    const leave = (): void => {
      hearing.subscribers -= 1
      if (hearing.subscribers === 0) this.#hearings.close(key, { wish, caller })
      this.#count(-1)
    }
    try {
      await this.#listen()
      return await this.#open(hearing, { wish, caller, backlog, leave })
    } catch (error) {
      leave()
      throw error
    }
  }

  async #open(
    hearing: Hearing,
    { wish, caller, backlog, leave }: { wish: SubscriptionWish; caller: Caller; backlog: Backlog; leave: () => void },
  ): Promise<ResultQueue> {
    const { onTaken } = this.#options
    const { audience } = hearing
    const onOver = (): void => {
      stream.stop()
      leave()
    }
    let stream: { stop(): void }
    if (wish.of === 'CHANGES') {
      const cursor = wish.after ?? (await this.#logEnd())
      const queue = new ResultQueue({ backlog, cursor: formatChangeId(cursor), onTaken, onOver })
      const reading = new ChangeStream({
        queue,
        audience,
        readAfter: (position) => hearing.readAfter(position),
        tell: (change) => hearing.tell(change),
        given: () => this.#given,
        cursor,
        isAtEnd: wish.after === null,
      })
      stream = reading
      void reading.go()
      return queue
    }
    if (wish.of === 'COMMAND') await this.#mustBeSeen(wish.id, caller)
    const queue = new ResultQueue({ backlog, cursor: null, onTaken, onOver })
    const hearingStates = new StateStream(queue, audience)
    stream = hearingStates
    if (wish.of === 'COMMAND') hearing.takeCommand(wish.id, this.#given, hearingStates)
    return queue
  }

  async #mustBeSeen(id: string, { tenant, accountKeys }: Caller): Promise<void> {
    const command = await this.#options.readCommand(id)
    if (command?.tenant !== tenant || (accountKeys !== null && !accountKeys.includes(command.account)))
      throw new MattergraphError('NOT_FOUND', 'there is no such command')
  }

  /** Equal keys stand for equal results of every event: the same operation, variables and rights. */
  #keyOf({ operation }: AdmittedOperation, caller: Caller, variablesText: string): string {
    const number = this.#operations.get(operation) ?? (this.#operationsSeen += 1)
    this.#operations.set(operation, number)
    return JSON.stringify([number, variablesText, rightsOf(caller)])
  }

  #openHearing(admitted: AdmittedOperation, caller: Caller, wish: SubscriptionWish): Hearing {
    return new Hearing({
      wish,
      caller,
      readCommand: this.#options.readCommand,
      changes: this.#options.changes,
      run: (event) => runOnce(this.#options, admitted, { caller, event }),
      faultResult: (error) => ({ errors: [this.#options.formatError(asGraphQLError(error))] }),
    })
  }

  #count(difference: 1 | -1): void {
    this.#subscribers += difference
    this.#options.onCount(difference)
    if (this.#subscribers > 0) return
    const listening = this.#listening
    this.#listening = undefined
    listening?.then((begun) => begun.stop()).catch(() => undefined)
  }

  async #listen(): Promise<void> {
    this.#listening ??= this.#beginListening()
    await this.#listening
  }

  async #beginListening(): Promise<FeedListening> {
    try {
      const listening = await this.#options.feed.listen((turn) => this.#give(turn))
      this.#given = Math.max(this.#given, listening.position)
      return listening
    } catch (error) {
      this.#listening = undefined
      throw error
    }
  }

  #give(turn: FeedTurn): void {
    this.#given = turn.through
    this.#hearings.give(turn)
  }
}
