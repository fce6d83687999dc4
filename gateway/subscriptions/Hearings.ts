import type { FeedTurn } from '../../core/change/ChangeFeed.js'
import type { Caller } from '../../core/caller.js'
import type { Hearing } from './Hearing.js'
import type { SubscriptionWish } from './readWish.js'

/** What decides of which events a hearing may be told at all: its tenant, or its command. */
const topicOf = (wish: SubscriptionWish, { tenant }: Pick<Caller, 'tenant'>): string =>
  wish.of === 'COMMAND' ? commandTopic(wish.id) : tenantTopic(tenant)

const commandTopic = (id: string): string => `command ${id}`
const tenantTopic = (tenant: string): string => `tenant ${tenant}`

/** All hearings of a gateway, found by what an event is about: an event costs those it may concern, not those there are. */
export class Hearings {
  readonly #byKey = new Map<string, Hearing>()
  readonly #byTopic = new Map<string, Set<Hearing>>()

  /** The hearing of this key, opened where there is none. */
  open(key: string, { wish, caller }: { readonly wish: SubscriptionWish; readonly caller: Caller }, make: () => Hearing): Hearing {
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const made = make()
    const topic = topicOf(wish, caller)
    this.#byKey.set(key, made)
    this.#byTopic.set(topic, (this.#byTopic.get(topic) ?? new Set()).add(made))
    return made
  }

  close(key: string, { wish, caller }: { readonly wish: SubscriptionWish; readonly caller: Caller }): void {
    const hearing = this.#byKey.get(key)
    const topic = topicOf(wish, caller)
    const alike = this.#byTopic.get(topic)
    this.#byKey.delete(key)
    if (hearing === undefined || alike === undefined) return
    alike.delete(hearing)
    if (alike.size === 0) this.#byTopic.delete(topic)
  }

  /** Gives each hearing what a turn holds of its topic. */
  give({ changes, accounts, commands, through }: FeedTurn): void {
    const changesOf = Map.groupBy(changes, ({ tenant }) => tenant)
    const accountsOf = Map.groupBy(accounts, ({ tenant }) => tenant)
    for (const tenant of new Set([...changesOf.keys(), ...accountsOf.keys()])) {
      const turn = { changes: changesOf.get(tenant) ?? [], accounts: accountsOf.get(tenant) ?? [], commands: [], through }
      for (const hearing of this.#byTopic.get(tenantTopic(tenant)) ?? []) hearing.give(turn)
    }
    for (const id of commands) {
      const turn = { changes: [], accounts: [], commands: [id], through }
      for (const hearing of this.#byTopic.get(commandTopic(id)) ?? []) hearing.give(turn)
    }
  }
}
