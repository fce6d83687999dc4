import { isLoopback } from '../../portal/hooks/isLoopback.js'
import type { PortalKit } from '../../portal/Portal.js'
import { ApiError } from '../api/ApiError.js'
import { type Answer, type Call, idParameter } from '../api/Call.js'
import type { Stored } from '../api/Kind.js'
import { etagOf } from '../api/selectFields.js'
import { bodyValue, dataOf, readBody, requireValues } from '../api/writes/readBody.js'
import type { ClioFirm } from '../ClioFirm.js'
import type { Webhooks } from './createWebhooks.js'
import { dayMs } from '../../world/calendarDay.js'
import { events, models, type Webhook } from './Webhook.js'

const [usualMs, longestMs] = [3 * dayMs, 31 * dayMs]
const longestFields = 1_000

/** Adds a route behind what every request of the API goes through. */
export type AddRoute = (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, make: Answer) => void

const shownFields: ReadonlySet<string> = new Set([
  'id',
  'created_at',
  'updated_at',
  'url',
  'fields',
  'shared_secret',
  'model',
  'status',
  'events',
  'expires_at',
  'user',
])

/** What is asked for of a webhook; its id and etag where nothing is. */
const shown = ({ query }: Call, webhook: Webhook): Stored => {
  const names = (query.get('fields') ?? 'id,etag').split(',').map((name) => name.trim())
  const wrong = names.filter((name) => name !== 'etag' && !shownFields.has(name))
  if (wrong.length > 0) throw new ApiError('InvalidFields', `${wrong.join(', ')} is not a valid field`)
  return Object.fromEntries(names.map((name) => [name, name === 'etag' ? etagOf(webhook) : (webhook[name] ?? null)]))
}

const refuse = (message: string): never => {
  throw new ApiError('UnprocessableEntity', message)
}

/** `/webhooks`: those of the signed-in user. An address has to be https, or this machine's: the sandbox delivers to no other. */
export const addWebhookRoutes = (
  kit: PortalKit,
  firm: ClioFirm,
  { route, webhooks }: { readonly route: AddRoute; readonly webhooks: Webhooks },
): void => {
  const own = ({ asker }: Call): readonly Webhook[] => webhooks.list().filter(({ user }) => user.id === asker.user.id)
  const found = (call: Call): Webhook => {
    const id = idParameter(call)
    const webhook = own(call).find((one) => String(one.id) === id)
    if (webhook === undefined) throw new ApiError('RecordNotFound', 'Record not found')
    return webhook
  }
  const changesOf = (data: Stored): Partial<Webhook> =>
    readBody(data, {
      url: (value) =>
        typeof value === 'string' && (value.startsWith('https://') || isLoopback(value)) ? value : refuse('url must be https'),
      fields: (value) => (typeof value === 'string' && value !== '' && value.length <= longestFields ? value : refuse('fields is invalid')),
      model: bodyValue.oneOf([...models]),
      events: (value) =>
        Array.isArray(value) && value.length > 0 && value.every((one) => events.some((event) => event === one))
          ? value
          : refuse('events is invalid'),
      expires_at: (value) => {
        const left = Date.parse(String(value)) - kit.clock.now()
        return left > 0 && left <= longestMs
          ? new Date(Date.parse(String(value))).toISOString()
          : refuse('expires_at must be within 31 days')
      },
    })

  route('GET', '/webhooks', (call) => ({ data: own(call).map((webhook) => shown(call, webhook)), meta: { paging: {} } }))
  route('GET', '/webhooks/:id', (call) => ({ data: shown(call, found(call)) }))
  route('POST', '/webhooks', (call) => {
    const given = changesOf(dataOf(call.request.body))
    requireValues(given, ['url', 'fields', 'model'])
    const now = firm.now()
    const usual = { events: ['created', 'updated', 'deleted'], expires_at: new Date(kit.clock.now() + usualMs).toISOString() }
    const made = {
      ...usual,
      ...given,
      id: webhooks.newId(),
      created_at: now,
      updated_at: now,
      shared_secret: webhooks.newSecret(),
      status: 'pending',
      user: { id: call.asker.user.id },
    } as Webhook // Whole, since what it must have was required.
    shown(call, made)
    void call.reply.code(201)
    return { data: shown(call, webhooks.save(made)) }
  })
  route('PATCH', '/webhooks/:id', (call) => {
    const webhook = { ...found(call), ...changesOf(dataOf(call.request.body)), updated_at: firm.now() }
    return { data: shown(call, webhooks.save(webhook)) }
  })
  route('PUT', '/webhooks/:id/activate', (call) => {
    const webhook = found(call)
    if (call.request.headers['x-hook-secret'] !== webhook.shared_secret) refuse('the secret is not right')
    return { data: shown(call, webhooks.save({ ...webhook, status: 'enabled' })) }
  })
  route('DELETE', '/webhooks/:id', (call) => {
    webhooks.remove(found(call).id)
    void call.reply.code(204)
    return undefined
  })
}
