import { setTimeout } from 'node:timers/promises'
import { type FormattedExecutionResult, GraphQLError } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Caller } from '../../core/caller.js'
import type { Change } from '../../core/change/Change.js'
import type { FeedTurn } from '../../core/change/ChangeFeed.js'
import type { ChangeRun } from '../../core/change/ChangeReader.js'
import { isChangeWanted } from '../../core/change/ChangeFilter.js'
import type { SubscriptionEvent } from '../../core/change/SubscriptionEvent.js'
import { isFinal } from '../../core/command/commandStates.js'
import { MattergraphError } from '../../core/errors.js'
import { Audience, type AudienceMember, type ToldEvent } from './Audience.js'
import type { SubscriptionWish } from './readWish.js'
import type { SubscriptionSources } from './SubscriptionSources.js'

/** What a hearing is made of. */
export interface HearingOptions extends Pick<SubscriptionSources, 'readCommand' | 'changes'> {
  readonly wish: SubscriptionWish
  readonly caller: Caller
  /** Runs the operation for one event. */
  readonly run: (event: SubscriptionEvent) => Promise<FormattedExecutionResult>
  /** An error as a result. */
  readonly faultResult: (error: unknown) => FormattedExecutionResult
  /** After which pauses a change that cannot be told is tried again. */
  readonly pausesMs?: readonly number[]
}

type Answered = Omit<ToldEvent, 'bytes'>

/** Changes of one audience that are worked out at once. */
const atOnce = 8
/** Changes read from the log at once. */
const runSize = 100
/** More changes than this are not kept for an audience: its members read them from the log. */
const mostWaiting = 1_000
/** Results kept for whoever comes back after a short disconnect. */
const kept = { max: 200, ttl: 10_000 } as const
/** A change that cannot be told, because whoever knows of it is gone, is tried again after these pauses: a service that is restarted costs nobody the stream. */
const usualPausesMs = [250, 500, 1_000, 2_000, 4_000] as const

/** An audience, and what it is told of all that happens. */
export class Hearing {
  readonly audience: Audience
  /** How many subscribers it has, those who still read what they missed included. */
  subscribers = 0
  readonly #options: HearingOptions
  /** What changes came to lately. */
  readonly #recent = new LRUCache<number, Promise<ToldEvent>>(kept)
  /** Readings of the log that are under way, by the place they begin after. */
  readonly #reading = new Map<number, Promise<ChangeRun>>()

  constructor(options: HearingOptions) {
    this.#options = options
    const isLog = options.wish.of === 'CHANGES'
    // States are told one after another: of two that run at once the later could be the earlier one's.
    this.audience = new Audience(isLog ? { atOnce, mostWaiting } : { atOnce: 1, mostWaiting: Number.POSITIVE_INFINITY })
  }

  /** Takes what the audience wants of everything that became visible at once. */
  give({ changes, accounts, commands, through }: FeedTurn): void {
    const { wish } = this.#options
    if (wish.of === 'CHANGES') {
      for (const change of changes) if (this.#maySee(change) && isChangeWanted(wish.filter, change)) this.#takeChange(change)
    } else if (wish.of === 'COMMAND') {
      if (commands.includes(wish.id)) this.takeCommand(wish.id, through)
    } else {
      for (const notice of accounts)
        if (this.#maySee(notice) && (wish.account ?? notice.account) === notice.account) this.#takeAccount(notice.account, through)
    }
  }

  /** What the audience is told of the log after a place: one reading for all who read on from there, as they do who subscribed, fell back or came back together. */
  readAfter(position: number): Promise<ChangeRun> {
    let reading = this.#reading.get(position)
    if (reading === undefined) {
      const { changes, wish, caller } = this.#options
      const filter = wish.of === 'CHANGES' ? wish.filter : {}
      const scope = { tenant: caller.tenant, accounts: caller.accountKeys }
      reading = changes.readAfter({ scope, filter, position, size: runSize }).finally(() => this.#reading.delete(position))
      this.#reading.set(position, reading)
    }
    return reading
  }

  /** What a change comes to, worked out once for all who want it within some seconds. */
  tell(change: Change): Promise<ToldEvent> {
    let told = this.#recent.get(change.position)
    if (told === undefined) {
      told = this.#tellPatiently(change)
      this.#recent.set(change.position, told)
    }
    return told
  }

  async #tellPatiently(change: Change): Promise<ToldEvent> {
    const tell = (): Promise<ToldEvent> =>
      this.#told(async () => ({ result: await this.#options.run({ kind: 'CHANGE', change }), isLast: false }))
    let told = await tell()
    for (const pauseMs of this.#options.pausesMs ?? usualPausesMs) {
      if (hasData(told.result) || this.subscribers === 0) break
      await setTimeout(pauseMs, undefined, { ref: false })
      told = await tell()
    }
    // What lacks something may be whole when it is asked for again.
    if (told.result.errors !== undefined) this.#recent.delete(change.position)
    return hasData(told.result) ? told : { ...told, fault: faultOf(told.result) }
  }

  /** Tells a command as it stands when its turn has come. */
  takeCommand(id: string, position: number, only?: AudienceMember): void {
    const run = async (): Promise<Answered> => {
      const command = await this.#options.readCommand(id)
      if (command === null) throw new MattergraphError('NOT_FOUND', 'there is no such command')
      const result = await this.#options.run({ kind: 'COMMAND', command })
      return { result, isLast: isFinal(command.state), version: JSON.stringify(command) }
    }
    this.audience.take({ name: id, position, run: () => this.#told(run), ...(only === undefined ? {} : { only }) })
  }

  #takeChange(change: Change): void {
    this.audience.take({ name: String(change.position), position: change.position, run: () => this.tell(change) })
  }

  #takeAccount(account: Change['account'], position: number): void {
    const run = async (): Promise<Answered> => ({ result: await this.#options.run({ kind: 'ACCOUNT', account }), isLast: false })
    this.audience.take({ name: account, position, run: () => this.#told(run) })
  }

  #maySee({ tenant, account }: Pick<Change, 'tenant' | 'account'>): boolean {
    const { caller } = this.#options
    return tenant === caller.tenant && (caller.accountKeys === null || caller.accountKeys.includes(account))
  }

  /** A fault of ours is told like any error of an answer. */
  async #told(work: () => Promise<Answered>): Promise<ToldEvent> {
    const answered = await work().catch((error: unknown) => ({ result: this.#options.faultResult(error), isLast: false }))
    return { ...answered, bytes: Buffer.byteLength(JSON.stringify(answered.result)) }
  }
}

const hasData = ({ data }: FormattedExecutionResult): boolean => data !== undefined && data !== null

/** What is wrong with a result that has nothing in it. */
const faultOf = ({ errors }: FormattedExecutionResult): GraphQLError => {
  const [error] = errors ?? []
  const { message = 'The change cannot be told now.', extensions } = error ?? {}
  return new GraphQLError(message, extensions === undefined ? {} : { extensions })
}
