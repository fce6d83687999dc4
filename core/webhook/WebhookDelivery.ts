import type { Instant } from '../record/scalars.js'

/** What became of a message. PENDING: it is sent again until it is taken. FAILED: the last attempt came to nothing. */
export const deliveryStatuses = ['PENDING', 'DELIVERED', 'FAILED'] as const
/** What became of a message. */
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** A message to one endpoint. Its id is the message's `webhook-id`, the same at every attempt and in the order of the change log. */
export interface WebhookDelivery {
  readonly id: string
  readonly endpointId: string
  /** The change it tells of: `chg_…`; of what happened to an endpoint, the act in the audit log: `aud_…`. */
  readonly changeId: string
  readonly status: DeliveryStatus
  /** How often it was sent, counted before the first byte leaves. */
  readonly attempts: number
  readonly lastStatusCode: number | null
  /** Why the last attempt came to nothing, for people. */
  readonly lastError: string | null
  /** Null once it is over, and while its endpoint is disabled. */
  readonly nextAttemptAt: Instant | null
  readonly deliveredAt: Instant | null
}
