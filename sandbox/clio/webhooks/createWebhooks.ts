import { createHmac, randomBytes } from 'node:crypto'
import { createDeliveries, type Deliveries } from '../../portal/hooks/createDeliveries.js'
import type { PortalDeed } from '../../portal/hooks/announce.js'
import type { PortalKit, SandboxKind } from '../../portal/Portal.js'
import type { KindName, Stored } from '../api/Kind.js'
import { selectFields } from '../api/selectFields.js'
import type { ClioFirm } from '../ClioFirm.js'
import type { Model, Webhook } from './Webhook.js'

const minute = 60_000

/** Two minutes after the first failure, and twice as long each time: five attempts. How long Clio waits for an answer is not published (assumed). */
const custom = { answerWithinMs: 10_000, pausesMs: [2 * minute, 4 * minute, 8 * minute, 16 * minute] } as const

/** Webhooks as they stand, and what is sent by them. */
export interface Webhooks extends Pick<Deliveries, 'settle' | 'stop'> {
  /** Those that live; one whose time is over is gone (assumed). */
  list(): readonly Webhook[]
  /** Keeps one, new or changed; at a new address it is pending until somebody there gives the secret back. */
  save(webhook: Webhook): Webhook
  remove(id: number): void
  newId(): number
  newSecret(): string
  /** Tells whoever wants to hear of it. */
  tell(deed: PortalDeed): void
}

const modelOf: Partial<Readonly<Record<SandboxKind, Model>>> = {
  'time-entries': 'activity',
  expenses: 'activity',
  invoices: 'bill',
  contacts: 'contact',
  matters: 'matter',
}
const eventOf = { create: 'created', update: 'updated', delete: 'deleted' } as const

/** Opens the webhooks of one firm. */
export const createWebhooks = (kit: PortalKit, firm: ClioFirm): Webhooks => {
  const deliveries = createDeliveries(kit.clock, custom)
  const webhooks = new Map<number, Webhook>()
  /** What each webhook last told of each record: an update that changes nothing of the fields it watches is not told. The first one always is. */
  const told = new Map<string, string>()
  let made = 0

  const suspend = ({ id }: Webhook): void => {
    const webhook = webhooks.get(id)
    if (webhook !== undefined) webhooks.set(id, { ...webhook, status: 'suspended' })
  }
  const shakeHands = ({ id, url, shared_secret: secret }: Webhook): void =>
    deliveries.send({
      url,
      headers: { 'x-hook-secret': secret },
      body: JSON.stringify({ data: { webhook_id: id } }),
      onAnswer: (answer) => {
        const webhook = webhooks.get(id)
        if (answer?.status === 200 && answer.headers.get('x-hook-secret') === secret && webhook?.url === url)
          webhooks.set(id, { ...webhook, status: 'enabled' })
        // Made once; afterwards `activate` is the way (assumed).
        return true
      },
    })
  const live = (): readonly Webhook[] => {
    for (const { id, expires_at: end } of webhooks.values()) if (Date.parse(end) <= kit.clock.now()) webhooks.delete(id)
    return [...webhooks.values()]
  }
  const deliver = (webhook: Webhook, event: string, data: unknown): void => {
    const body = JSON.stringify({ data, meta: { event, webhook_id: webhook.id } })
    deliveries.send({
      url: webhook.url,
      headers: { 'x-hook-signature': createHmac('sha256', webhook.shared_secret).update(body).digest('hex') },
      body,
      onAnswer: (answer) => {
        if (answer?.status === 410) suspend(webhook)
        return answer !== null && ((answer.status >= 200 && answer.status < 400) || answer.status === 410)
      },
      onGivenUp: () => suspend(webhook),
    })
  }

  return {
    list: live,
    save: (webhook) => {
      const before = webhooks.get(webhook.id)
      const isMoved = before?.url !== webhook.url
      const saved: Webhook = isMoved ? { ...webhook, status: 'pending' } : webhook
      webhooks.set(saved.id, saved)
      if (isMoved) shakeHands(saved)
      return saved
    },
    remove: (id) => void webhooks.delete(id),
    newId: () => {
      made += 1
      return 330_000 + made
    },
    newSecret: () => randomBytes(24).toString('hex'),
    tell: ({ operation, kind, id }) => {
      const model = modelOf[kind]
      const event = eventOf[operation]
      if (model === undefined) return
      for (const webhook of live()) {
        if (webhook.model !== model || webhook.status !== 'enabled' || !webhook.events.includes(event)) continue
        const data = operation === 'delete' ? { id: Number(id) } : dataFor(firm, webhook, { model, id })
        if (data === undefined) continue
        const key = `${String(webhook.id)} ${id}`
        const text = JSON.stringify(data)
        const isUnwatched = operation === 'update' && told.get(key) === text
        told.set(key, text)
        if (!isUnwatched) deliver(webhook, event, data)
      }
    },
    settle: () => deliveries.settle(),
    stop: () => deliveries.stop(),
  }
}

const recordOf = (firm: ClioFirm, { model, id }: { readonly model: Model; readonly id: string }): Stored | undefined => {
  if (model === 'activity') return firm.activities.get(id)
  if (model === 'bill') return firm.bills.get(id)
  return model === 'contact' ? firm.contacts.get(id) : firm.matters.get(id)
}

const kindOf = (model: Model): KindName => (model === 'activity' || model === 'bill' || model === 'contact' ? model : 'matter')

/** The fields a webhook asked for, of a record as its user may see it; undefined where there is no such record or user any more. */
const dataFor = (firm: ClioFirm, { fields, user }: Webhook, named: { readonly model: Model; readonly id: string }): Stored | undefined => {
  const record = recordOf(firm, named)
  const asker = firm.users.get(String(user.id))
  if (record === undefined || asker === undefined) return undefined
  return selectFields(kindOf(named.model), fields, firm, { user: asker, version: 13 })(record)
}
