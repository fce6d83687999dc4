import { createHmac } from 'node:crypto'
import { createDeliveries, type Deliveries } from '../../portal/hooks/createDeliveries.js'
import type { PortalClock } from '../../portal/Portal.js'
import { int64 } from '../records/int64.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import type { PortalEvent, Subscription } from './Subscription.js'

/** Who wants to hear of what, and how they hear of it. */
export interface Webhooks extends Pick<Deliveries, 'stop'> {
  readonly subscriptions: Map<string, Subscription>
  /** Delivers an event to whoever subscribed to its type. Once: whether the vendor tries again is not known. */
  tell(event: PortalEvent): void
  /** Delivers one event to one subscription, whatever it subscribed to. */
  deliver(subscription: Subscription, event: PortalEvent): void
}

/** Whether the vendor tries again is not known. */
const custom = { answerWithinMs: 10_000, pausesMs: [] } as const

/** Keeps subscriptions and delivers to them. */
export const createWebhooks = (firm: SmokeballFirm, clock: PortalClock): Webhooks => {
  const deliveries = createDeliveries(clock, custom)
  const subscriptions = new Map<string, Subscription>()
  const deliver: Webhooks['deliver'] = ({ id, key, clientId, eventNotificationUrl }, { type, payload, userId, requestId }) => {
    const timestamp = firm.now()
    const body = {
      accountId: firm.id,
      ...(userId === '' ? {} : { userId }),
      subscriptionId: id,
      type,
      source: 'API',
      payload,
      timestamp: int64(timestamp),
    }
    const headers = {
      Timestamp: String(timestamp),
      RequestId: requestId,
      ...(key === undefined ? {} : { Signature: signatureOf(key, { timestamp: String(timestamp), requestId, clientId }) }),
    }
    deliveries.send({ url: eventNotificationUrl, headers, body: JSON.stringify(body) })
  }
  return {
    subscriptions,
    deliver,
    stop: () => deliveries.stop(),
    tell: (event) => {
      for (const subscription of subscriptions.values()) if (subscription.eventTypes.includes(event.type)) deliver(subscription, event)
    },
  }
}

/** Lower-case hex over `timestamp|request id|client id`; the body is not signed. */
export const signatureOf = (
  key: string,
  { timestamp, requestId, clientId }: { readonly timestamp: string; readonly requestId: string; readonly clientId: string },
): string => createHmac('sha256', key).update(`${timestamp}|${requestId}|${clientId}`).digest('hex')
