import { fastify } from 'fastify'
import type { HookDelivery, TakeDelivery } from '../../../core/hint/VendorHooks.js'
import type { Vendor } from '../../../core/vendor.js'
import { vendorHookRoutes } from '../../../gateway/http/vendorHookRoutes.js'

/** A delivery that came in, and whether it was taken. */
export interface SeenDelivery extends HookDelivery {
  readonly vendor: Vendor
  readonly token: string
  readonly isTaken: boolean
}

/** The gateway's own route for vendors' messages, over a port of its own. */
export interface HookReceiver {
  readonly url: string
  /** Everything that came in, handshakes too, in order. */
  readonly seen: readonly SeenDelivery[]
  /** From now on nothing is taken, as if it had been lost on its way. */
  lose(isLost: boolean): void
  /** Resolves once this many have come in, in all. */
  until(count: number): Promise<void>
  close(): Promise<void>
}

/** Opens the route; what takes the deliveries is asked for at each. */
export const openHookReceiver = async (take: () => TakeDelivery): Promise<HookReceiver> => {
  const seen: SeenDelivery[] = []
  let isLost = false
  let news = Promise.withResolvers<void>()
  const app = fastify({ forceCloseConnections: true })
  vendorHookRoutes(app, async (vendor, token, delivery) => {
    const answer = isLost ? null : await take()(vendor, token, delivery)
    seen.push({ ...delivery, vendor, token, isTaken: answer !== null })
    news.resolve()
    news = Promise.withResolvers()
    return answer
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    seen,
    lose: (wanted) => {
      isLost = wanted
    },
    until: async (count) => {
      while (seen.length < count) await news.promise
    },
    close: () => app.close(),
  }
}
