import type { Bus } from '../../core/Bus.js'
import { openChangeReader } from '../../prisma/change/openChangeReader.js'
import { dueEndpoints } from '../../prisma/webhook/dueEndpoints.js'
import { forgetDeliveries } from '../../prisma/webhook/forgetDeliveries.js'
import { keepUp } from '../../prisma/webhook/keepUp.js'
import { EndpointRun } from './EndpointRun.js'
import type { WebhookContext } from './WebhookContext.js'

/** What sending goes on with, and where faults of our own are told. */
export interface DeliveriesContext extends WebhookContext {
  /** How long messages that are over are kept, counted from their changes. */
  readonly retentionMs: number
  /**
   * Woken when the change log may have grown, by this process or another; without it that is looked for now and then. Not by what is committed here: a message that waits
   * for its receiver would be looked for without end.
   */
  readonly bell?: Pick<Bus, 'onWake'>
  readonly onFault: (error: unknown) => void
}

/** Messages that are sent as they come. */
export interface Deliveries {
  /** Says that there may be something to send. */
  tell(): void
  /** Stops after what is under way, cut off where that takes long. What is left is sent by the next process. */
  close(): Promise<void>
}

/** Between two looks at what is due: what waited for its time, and what nobody was woken for. */
const restMs = 1_000
const houseworkEveryMs = 3_600_000
/** How long attempts under way may take after a stop. */
const patienceMs = 2_000

/** Opens the sending of messages: what earlier processes left is taken up at once. */
export const openDeliveries = (context: DeliveriesContext): Deliveries => {
  const { database, clock, sender, retentionMs, bell, onFault } = context
  const stop = new AbortController()
  const runs = new Map<string, { readonly run: EndpointRun; readonly ended: Promise<void> }>()
  let wake = Promise.withResolvers<void>()
  let tidiedAt = Number.NEGATIVE_INFINITY

  const workOn = (endpointId: string): void => {
    const known = runs.get(endpointId)
    if (known !== undefined) return known.run.tell()
    const run = new EndpointRun(context, endpointId, stop.signal)
    // What a run that met a fault had taken stays leased, and is sent anew after that.
    const ended = run
      .go()
      .catch(onFault)
      .finally(() => runs.delete(endpointId))
    runs.set(endpointId, { run, ended })
  }

  /** Forgets what is old, and has endpoints that nothing happens to keep up with the log. */
  const doHousework = async (now: number): Promise<void> => {
    while ((await forgetDeliveries(database, new Date(now - retentionMs).toISOString())) > 0);
    await keepUp(database, await openChangeReader(database).end())
    tidiedAt = now
  }

  const work = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const ended = new AbortController()
      const woken = wake.promise
      try {
        const now = clock.now().getTime()
        for (const id of await dueEndpoints(database, new Date(now).toISOString())) workOn(id)
        if (now - tidiedAt >= houseworkEveryMs) await doHousework(now)
      } catch (error) {
        onFault(error)
      }
      await Promise.race([woken, clock.sleep(restMs, AbortSignal.any([stop.signal, ended.signal])).catch(() => undefined)])
      ended.abort()
    }
  }
  const working = work()

  const tell = (): void => {
    wake.resolve()
    wake = Promise.withResolvers()
  }

  const forget = bell?.onWake(tell)

  return {
    tell,
    close: async () => {
      stop.abort()
      forget?.()
      tell()
      await working
      const allEnded = Promise.all([...runs.values()].map(async ({ ended }) => ended))
      const patience = setTimeout(() => void sender.close(), patienceMs)
      await allEnded
      clearTimeout(patience)
      await sender.close()
    },
  }
}
