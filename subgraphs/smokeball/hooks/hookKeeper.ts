import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../../core/clock.js'
import { MattergraphError } from '../../../core/errors.js'
import type { HookKeeper } from '../../../core/hint/VendorHooks.js'
import { parseJsonLossless } from '../../vendor/http/parseJsonLossless.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { PortalResponse } from '../../vendor/http/PortalHttp.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { hookEvents, readKnownHook, type SmokeballHook } from './smokeballHooks.js'

const keyBytes = 32
/** Subscriptions go with the consent, without a word. */
const lookMs = 86_400_000 / 4

const wireSubscription = z.object({ id: z.string().min(1), eventNotificationUrl: z.string(), eventTypes: z.array(z.string()) })
const subscriptions = z.object({ value: z.array(wireSubscription) })
type Subscription = z.infer<typeof wireSubscription>

/** Keeps one subscription to everything: one for each firm is what Smokeball asks for. One request where nothing is to do. */
export const hookKeeper = (api: SmokeballApi, clock: Clock): HookKeeper => {
  const accepted = (response: PortalResponse): PortalResponse => {
    if (response.status < 200 || response.status > 299)
      throw new MattergraphError('VENDOR_REJECTED', `Smokeball refused /webhooks with status ${String(response.status)}`, {
        vendor: 'SMOKEBALL',
      })
    return response
  }
  const make = async (url: string): Promise<SmokeballHook> => {
    const { clientId } = await api.session()
    const key = randomBytes(keyBytes).toString('base64url')
    const asked = { name: 'Mattergraph', eventTypes: [...hookEvents], eventNotificationUrl: url, key }
    const { text } = accepted(await api.change('POST', '/webhooks', asked))
    const { id } = parseWire(wireSubscription, parseJsonLossless(text, '/webhooks', 'SMOKEBALL'), '/webhooks', 'SMOKEBALL')
    return { id, key, clientId }
  }
  const list = async (isOurs: (url: string) => boolean): Promise<readonly Subscription[]> =>
    (await api.get('/webhooks', subscriptions)).value.filter(({ eventNotificationUrl }) => isOurs(eventNotificationUrl))
  const remove = async (id: string): Promise<void> => {
    const response = await api.change('DELETE', `/webhooks/${encodeURIComponent(id)}`)
    // Gone is what was wanted.
    if (response.status !== 404) accepted(response)
  }
  return {
    keep: async (url, known) => {
      const ours = readKnownHook(known)
      const { clientId } = await api.session()
      let kept: SmokeballHook | null = null
      for (const { id, eventTypes } of await list((one) => one === url)) {
        const isOurs = ours !== null && id === ours.id && clientId === ours.clientId
        if (isOurs && hookEvents.every((event) => eventTypes.includes(event))) kept = ours
        else await remove(id)
      }
      kept ??= await make(url)
      return { known: { ...kept }, lookAgainAt: new Date(clock.now().getTime() + lookMs).toISOString() }
    },
    end: async (isOurs) => {
      for (const { id } of await list(isOurs)) await remove(id)
    },
  }
}
