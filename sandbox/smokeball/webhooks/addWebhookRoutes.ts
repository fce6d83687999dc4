import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isLoopback } from '../../portal/hooks/isLoopback.js'
import type { PortalKit } from '../../portal/Portal.js'
import type { Guard } from '../api/guard.js'
import { plainList } from '../api/envelope.js'
import { Problem } from '../api/Problem.js'
import { wireList } from '../api/wire.js'
import type { AccessTokens } from '../auth/createAccessTokens.js'
import { int64 } from '../records/int64.js'
import { ticksToInstant } from '../records/ticks.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { readBody } from '../writes/readBody.js'
import type { Webhooks } from './createWebhooks.js'
import { eventTypes, type Subscription } from './Subscription.js'

const form = z.object({
  name: z.string().min(1),
  eventTypes: z.array(z.enum(eventTypes)).min(1),
  eventNotificationUrl: z.string().refine(isLoopback, 'is not an address of this machine; the sandbox delivers to no other.'),
  key: z.string().optional(),
})

interface OfSubscription {
  readonly Params: { readonly id: string }
}

/** Subscriptions to events: the one resource whose writes are done when they are answered, with 200 and the whole record. */
export const addWebhookRoutes = (
  api: FastifyInstance,
  kit: PortalKit,
  context: { readonly firm: SmokeballFirm; readonly guard: Guard; readonly tokens: AccessTokens; readonly webhooks: Webhooks },
): void => {
  const { firm, guard, tokens, webhooks } = context
  const { subscriptions } = webhooks
  const clientOf = (request: FastifyRequest): string =>
    tokens.read((request.headers.authorization ?? '').replace(/^Bearer /i, ''))?.client_id ?? ''
  const found = (request: FastifyRequest<OfSubscription>): Subscription => {
    const one = subscriptions.get(request.params.id)
    if (one === undefined || one.clientId !== clientOf(request)) throw new Problem(404, `Webhook ${request.params.id} was not found.`)
    return one
  }
  const saved = (subscription: Subscription) => {
    subscriptions.set(subscription.id, subscription)
    return subscriptionWire(kit, firm, subscription)
  }
  const fieldsOf = (body: unknown) => {
    const { key, ...fields } = readBody(form, body)
    return key === undefined ? fields : { ...fields, key }
  }
  const [read, write] = [{ onRequest: guard('webhooks/read') }, { onRequest: guard('webhooks/write') }]

  api.get('/webhooks/types', read, () => ({ value: eventTypes }))
  api.get('/webhooks', read, (request) => {
    const own = [...subscriptions.values()].filter(({ clientId }) => clientId === clientOf(request))
    return wireList(
      kit,
      plainList(
        kit,
        request,
        own.map((one) => subscriptionWire(kit, firm, one)),
      ),
    )
  })
  api.post('/webhooks', write, (request) => {
    const now = firm.now()
    return saved({ ...fieldsOf(request.body), id: firm.newId(), clientId: clientOf(request), created: now, updated: now })
  })
  api.get<OfSubscription>('/webhooks/:id', read, (request) => subscriptionWire(kit, firm, found(request)))
  api.put<OfSubscription>('/webhooks/:id', write, (request) => {
    const { id, clientId, created } = found(request)
    return saved({ ...fieldsOf(request.body), id, clientId, created, updated: firm.now() })
  })
  api.delete<OfSubscription>('/webhooks/:id', write, (request) => {
    const { id } = found(request)
    subscriptions.delete(id)
    return {}
  })
  api.post<OfSubscription>('/webhooks/:id/notify', write, (request) => {
    webhooks.deliver(found(request), {
      type: 'noop',
      payload: {},
      userId: '',
      requestId: String(request.headers['requestid'] ?? firm.newId()),
    })
    return {}
  })
}

const subscriptionWire = (kit: PortalKit, firm: SmokeballFirm, subscription: Subscription) => ({
  href: `${kit.origin}/webhooks/${subscription.id}`,
  id: subscription.id,
  ...(subscription.key === undefined ? {} : { key: subscription.key }),
  name: subscription.name,
  eventTypes: subscription.eventTypes,
  eventNotificationUrl: subscription.eventNotificationUrl,
  accountId: firm.id,
  createdDateUtc: ticksToInstant(subscription.created),
  updatedDateUtc: ticksToInstant(subscription.updated),
  lastUpdated: int64(subscription.updated),
})
