import { z } from 'zod'
import type { Clock } from '../../../core/clock.js'
import type { HookKeeper } from '../../../core/hint/VendorHooks.js'
import { parseJson } from '../../vendor/http/parseJson.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { PortalResponse } from '../../vendor/http/PortalHttp.js'
import type { MyCaseApi } from '../openMyCaseApi.js'
import { refusedRequest } from '../refusedRequest.js'
import { hookModels, type MyCaseHook, readKnownHooks } from './myCaseHooks.js'

const path = 'webhooks/subscriptions'
/** Subscriptions are not said to end; one can be deleted by hand. */
const lookMs = 86_400_000 / 4

const subscription = z.object({ id: z.string().min(1), model: z.string(), url: z.string(), hmac_key: z.string().min(1) })
type Subscription = z.infer<typeof subscription>

/** Keeps one subscription for each model. One request where nothing is to do. */
export const hookKeeper = (api: MyCaseApi, clock: Clock): HookKeeper => {
  const parsed = <Schema extends z.ZodType>(schema: Schema, response: PortalResponse): z.output<Schema> => {
    if (response.status < 200 || response.status > 299) throw refusedRequest(response, path)
    return parseWire(schema, parseJson(response.text, path, 'MYCASE'), path, 'MYCASE')
  }
  const make = async (url: string, model: MyCaseHook['model']): Promise<MyCaseHook> => {
    const asked = JSON.stringify({ model, url, actions: ['created', 'updated', 'deleted'] })
    const { id, hmac_key: key } = parsed(subscription, await api.change('POST', path, asked))
    return { id, model, key }
  }
  const list = async (isOurs: (url: string) => boolean): Promise<readonly Subscription[]> =>
    parsed(z.array(subscription), await api.get(path)).filter(({ url }) => isOurs(url))
  const remove = async ({ id }: Subscription): Promise<void> => {
    const removed = await api.change('DELETE', `${path}/${encodeURIComponent(id)}`)
    // Gone is what was wanted.
    if (removed.status >= 300 && removed.status !== 404) throw refusedRequest(removed, path)
  }
  return {
    keep: async (url, known) => {
      const ours = new Set(readKnownHooks(known).map(({ id }) => id))
      const kept: MyCaseHook[] = []
      for (const one of await list((other) => other === url)) {
        const model = hookModels.find((name) => name === one.model)
        if (model !== undefined && ours.has(one.id) && !kept.some((hook) => hook.model === model)) {
          // The list tells the key as well, and what it tells is what holds.
          kept.push({ id: one.id, model, key: one.hmac_key })
          continue
        }
        await remove(one)
      }
      for (const model of hookModels) if (!kept.some((hook) => hook.model === model)) kept.push(await make(url, model))
      return { known: kept.map((hook) => ({ ...hook })), lookAgainAt: new Date(clock.now().getTime() + lookMs).toISOString() }
    },
    end: async (isOurs) => {
      for (const one of await list(isOurs)) await remove(one)
    },
  }
}
