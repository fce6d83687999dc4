import { z } from 'zod'
import { Secret } from '../../core/Secret.js'
import { signWebhook } from '../../core/webhook/signWebhook.js'
import { type ClaimedDelivery, claimDeliveries } from '../../prisma/webhook/claimDeliveries.js'
import { type LockedEndpoint, lockEndpoint } from '../../prisma/webhook/lockEndpoint.js'
import { readSecrets } from '../../prisma/webhook/secrets.js'
import { releaseDelivery } from '../../prisma/webhook/settleDelivery.js'
import { makeMessages } from './makeMessages.js'
import { settleAttempt } from './settleAttempt.js'
import { secretPlace, type WebhookContext } from './WebhookContext.js'

/** Longer than any attempt takes. */
const leaseMs = 60_000
/** How many messages of one endpoint are under way at once in one process. */
const slots = 8
/** A receiver that has failed for so long is tried with one message at a time. */
const sickAfterMs = 60_000

/** The messages a run has just taken, with what they are sent by. */
interface Claim {
  readonly deliveries: readonly ClaimedDelivery[]
  readonly url: string
  readonly secrets: readonly Secret[]
}

/** One process's work on one endpoint: makes its messages and sends what is due, until nothing is. Endpoints have runs of their own and do not wait for each other. */
export class EndpointRun {
  readonly #context: WebhookContext
  readonly #endpointId: string
  readonly #stop: AbortSignal
  readonly #underWay = new Set<Promise<void>>()
  #hasNews = true
  #news = Promise.withResolvers<void>()

  constructor(context: WebhookContext, endpointId: string, stop: AbortSignal) {
    this.#context = context
    this.#endpointId = endpointId
    this.#stop = stop
  }

  /** Says that there may be more in the log, or more due. */
  tell(): void {
    this.#hasNews = true
    this.#news.resolve()
  }

  /** Resolves when nothing is due and nothing under way. Rejects on a fault of our own, when nothing is under way any more. */
  async go(): Promise<void> {
    try {
      for (;;) {
        await this.#make()
        const claimed = await this.#claim()
        if (this.#underWay.size === 0 && claimed === 0 && !this.#hasNews) return
        await Promise.race([...this.#underWay, this.#news.promise])
      }
    } finally {
      await Promise.allSettled(this.#underWay)
    }
  }

  async #make(): Promise<void> {
    if (!this.#hasNews) return
    this.#hasNews = false
    this.#news = Promise.withResolvers()
    while (!this.#stop.aborted && (await makeMessages(this.#context, this.#endpointId)));
  }

  /** Takes what is due into the free slots; gives how many. Waits until half of them are free, so that one look serves several. */
  async #claim(): Promise<number> {
    if (this.#stop.aborted || this.#underWay.size > slots / 2) return 0
    const { deliveries, url, secrets } = await this.#take()
    for (const delivery of deliveries) {
      const attempt = this.#send(delivery, url, secrets).finally(() => this.#underWay.delete(attempt))
      this.#underWay.add(attempt)
    }
    return deliveries.length
  }

  async #take(): Promise<Claim> {
    const { database, clock, vault } = this.#context
    const time = clock.now().getTime()
    const [now, leaseUntil] = [time, time + leaseMs].map((instant) => new Date(instant).toISOString()) as [string, string]
    return database.transaction(async (sql) => {
      const locked = await lockEndpoint(sql, this.#endpointId)
      const limit = locked === null ? 0 : freeSlots(locked, time) - this.#underWay.size
      if (locked === null || limit <= 0) return { deliveries: [], url: '', secrets: [] }
      const { id, url } = locked.endpoint
      const deliveries = await claimDeliveries(sql, { endpointId: id, limit, now, leaseUntil })
      const sealed = deliveries.length === 0 ? [] : await readSecrets(sql, id, now)
      const secrets = sealed.map((secret) => new Secret(z.string().parse(vault.openAt(secretPlace(id, secret.id), secret.sealed))))
      return { deliveries, url, secrets }
    })
  }

  async #send(claimed: ClaimedDelivery, url: string, secrets: readonly Secret[]): Promise<void> {
    const { sender, clock, database } = this.#context
    const { id, body } = claimed
    const headers = signWebhook({ id, timestamp: Math.floor(clock.now().getTime() / 1_000), body }, secrets)
    const outcome = await sender.send({ url, headers, body })
    // Cut off by ourselves: the receiver has not failed.
    if ('fault' in outcome && this.#stop.aborted) await releaseDelivery(database, claimed)
    else await settleAttempt(this.#context, claimed, outcome)
  }
}

const freeSlots = ({ endpoint, failingSince, restsUntil }: LockedEndpoint, now: number): number => {
  if (!endpoint.enabled || (restsUntil !== null && Date.parse(restsUntil) > now)) return 0
  return failingSince !== null && now - Date.parse(failingSince) >= sickAfterMs ? 1 : slots
}
