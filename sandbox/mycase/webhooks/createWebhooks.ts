import { createHmac, randomBytes } from 'node:crypto'
import { createDeliveries, type Deliveries } from '../../portal/hooks/createDeliveries.js'
import type { PortalDeed } from '../../portal/hooks/announce.js'
import type { PortalKit } from '../../portal/Portal.js'

/** What can be subscribed to. This portal has the first three and holds its peace about the others. */
export const models = ['case', 'client', 'company', 'event', 'lead', 'message'] as const
/** What can happen to a record. */
export const actions = ['created', 'updated', 'deleted'] as const

/** An application's wish to be told. */
export interface Subscription {
  readonly id: string
  readonly model: (typeof models)[number]
  readonly url: string
  readonly actions: readonly (typeof actions)[number][]
  readonly hmac_key: string
  readonly clientId: string
}

/** Subscriptions as they stand, and what is sent by them. */
export interface Webhooks extends Pick<Deliveries, 'stop'> {
  readonly subscriptions: Map<string, Subscription>
  readonly newKeys: () => Pick<Subscription, 'id' | 'hmac_key'>
  tell(deed: PortalDeed): void
}

/** Neither how long MyCase waits nor whether it tries again is known (assumed: ten seconds, once). */
const custom = { answerWithinMs: 10_000, pausesMs: [] } as const

/** Assumed: neither the header's name nor digest and encoding are published. */
const signatureHeader = 'x-mycase-signature'

const actionOf = { create: 'created', update: 'updated', delete: 'deleted' } as const

const modelOf = ({ kind, id }: PortalDeed): Subscription['model'] | undefined => {
  if (kind === 'matters') return 'case'
  return kind === 'contacts' ? (id.startsWith('company-') ? 'company' : 'client') : undefined
}

/** Opens the webhooks of one firm. */
export const createWebhooks = (kit: PortalKit): Webhooks => {
  const deliveries = createDeliveries(kit.clock, custom)
  const subscriptions = new Map<string, Subscription>()
  let made = 0
  return {
    subscriptions,
    newKeys: () => {
      made += 1
      return { id: `whs_${String(made)}`, hmac_key: randomBytes(24).toString('hex') }
    },
    tell: (deed) => {
      const model = modelOf(deed)
      const action = actionOf[deed.operation]
      // The desk's id of a contact carries its list.
      const id = Number(deed.id.replace(/^(client|company)-/, ''))
      for (const { url, hmac_key: key, ...wanted } of subscriptions.values()) {
        if (wanted.model !== model || !wanted.actions.includes(action)) continue
        const resource = model.charAt(0).toUpperCase() + model.slice(1)
        const body = JSON.stringify({ resource, action, resource_body: { ...deed.record, id } })
        deliveries.send({ url, headers: { [signatureHeader]: createHmac('sha256', key).update(body).digest('hex') }, body })
      }
    },
    stop: () => deliveries.stop(),
  }
}
