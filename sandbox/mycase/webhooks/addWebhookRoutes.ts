import { z } from 'zod'
import { isLoopback } from '../../portal/hooks/isLoopback.js'
import type { ApiContext } from '../api/ApiContext.js'
import { ApiRefusal } from '../api/ApiRefusal.js'
import { bearerOf } from '../api/bearer.js'
import type { OfRecord } from '../api/OfRecord.js'
import { parseRequest } from '../api/parseRequest.js'
import { actions, models, type Subscription, type Webhooks } from './createWebhooks.js'

const form = z.object({
  model: z.enum(models),
  url: z.string().refine(isLoopback, 'is not an address of this machine; the sandbox delivers to no other'),
  actions: z.array(z.enum(actions)).min(1),
})

const shown = ({ clientId: _own, ...subscription }: Subscription) => subscription

/** Subscriptions: list, create, delete; the list is not paged and tells the keys as well. */
export const addWebhookRoutes = ({ api, firm }: ApiContext, { subscriptions, newKeys }: Webhooks): void => {
  api.get('/webhooks/subscriptions', (request) => {
    const { clientId } = bearerOf(firm, request)
    return [...subscriptions.values()].filter((one) => one.clientId === clientId).map(shown)
  })
  api.post('/webhooks/subscriptions', (request, reply) => {
    const { clientId } = bearerOf(firm, request)
    const made: Subscription = { ...parseRequest(form, request.body), ...newKeys(), clientId }
    subscriptions.set(made.id, made)
    return reply.code(201).send(shown(made))
  })
  api.delete<OfRecord>('/webhooks/subscriptions/:id', (request, reply) => {
    const { clientId } = bearerOf(firm, request)
    if (subscriptions.get(request.params.id)?.clientId !== clientId) throw new ApiRefusal(404, { description: 'Not found' })
    subscriptions.delete(request.params.id)
    return reply.code(204).send()
  })
}
