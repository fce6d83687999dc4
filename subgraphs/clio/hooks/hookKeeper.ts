import { z } from 'zod'
import type { Clock } from '../../../core/clock.js'
import { MattergraphError } from '../../../core/errors.js'
import type { HookKeeper } from '../../../core/hint/VendorHooks.js'
import { parseJson } from '../../vendor/http/parseJson.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { apiError } from '../apiError.js'
import type { ClioApi, ClioChange } from '../openClioApi.js'
import { listAll } from '../read/listPages.js'
import { singleAnswer } from '../wire/ListAnswer.js'
import { madeWebhook, madeWebhookFields, webhookFields, wireWebhook } from '../wire/Webhook.js'
import { type ClioHook, type HookModel, hookModels, readKnownHooks } from './clioHooks.js'

const dayMs = 86_400_000
/** Clio allows 31 days. */
const lifeMs = 30 * dayMs
/** Renewed so long before the end. */
const renewMs = 10 * dayMs
/** Looked at so often: a webhook whose deliveries failed is suspended, and one can be deleted by hand. */
const lookMs = dayMs / 4

/**
 * What an update is watched by and told with. Both move with every change, so that no field goes unwatched (assumed: the published samples watch plain fields), and nothing of a
 * client's is in what is sent.
 */
const watchedFields: Readonly<Record<HookModel, string>> = {
  activity: 'id,etag,updated_at,type',
  bill: 'id,etag,updated_at',
  contact: 'id,etag,updated_at',
  matter: 'id,etag,updated_at',
}

type Webhook = z.infer<typeof wireWebhook>

/** Keeps one webhook for each model. One request where nothing is to do. */
export const hookKeeper = (api: ClioApi, clock: Clock): HookKeeper => {
  const change = async (method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, sent: ClioChange): Promise<unknown> => {
    const response = await api.change(method, path, sent)
    if (response.status < 200 || response.status > 299) throw apiError(response, path)
    return response.text === '' ? undefined : parseWire(singleAnswer, parseJson(response.text, path, 'CLIO'), path, 'CLIO').data
  }
  const endOfLife = (): string => new Date(clock.now().getTime() + lifeMs).toISOString()

  const make = async (url: string, model: HookModel): Promise<ClioHook> => {
    const data = { url, model, events: ['created', 'updated', 'deleted'], fields: watchedFields[model], expires_at: endOfLife() }
    const answer = await change('POST', 'webhooks', { query: [['fields', madeWebhookFields]], body: { data } })
    const { id, shared_secret: secret } = parseWire(madeWebhook, answer, 'webhooks', 'CLIO')
    return { id, model, secret }
  }
  const remove = async ({ id }: Webhook): Promise<void> => {
    await change('DELETE', `webhooks/${id}`, {}).catch((error: unknown) => {
      // Gone is what was wanted.
      if (!(error instanceof MattergraphError) || error.code !== 'NOT_FOUND') throw error
    })
  }
  const list = async (isOurs: (url: string) => boolean): Promise<readonly Webhook[]> => {
    const all: Webhook[] = []
    for await (const one of listAll(api, { path: 'webhooks', query: [['fields', webhookFields]], limit: 200 }))
      all.push(parseWire(wireWebhook, one, 'webhooks', 'CLIO'))
    return all.filter(({ url }) => isOurs(url))
  }

  return {
    keep: async (url, known) => {
      const ours = new Map(readKnownHooks(known).map((hook) => [hook.id, hook]))
      const now = clock.now().getTime()
      const kept: ClioHook[] = []
      for (const webhook of await list((one) => one === url)) {
        const hook = ours.get(webhook.id)
        // One whose secret is not known verifies nothing; one that is suspended is not told anything.
        if (hook === undefined || webhook.status === 'suspended' || kept.some(({ model }) => model === hook.model)) {
          await remove(webhook)
          continue
        }
        // Its first delivery did not reach us, or our answer did not reach Clio.
        if (webhook.status === 'pending') await change('PUT', `webhooks/${hook.id}/activate`, { headers: { 'x-hook-secret': hook.secret } })
        if (Date.parse(webhook.expires_at) - now < renewMs)
          await change('PATCH', `webhooks/${hook.id}`, { query: [['fields', 'id']], body: { data: { expires_at: endOfLife() } } })
        kept.push(hook)
      }
      for (const model of hookModels) if (!kept.some((hook) => hook.model === model)) kept.push(await make(url, model))
      return { known: kept.map((hook) => ({ ...hook })), lookAgainAt: new Date(now + lookMs).toISOString() }
    },
    end: async (isOurs) => {
      for (const webhook of await list(isOurs)) await remove(webhook)
    },
  }
}
