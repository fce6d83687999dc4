import type { AccountKey } from '../recordId.js'
import type { DeliveryStatus, WebhookDelivery } from './WebhookDelivery.js'
import type { WebhookEndpoint } from './WebhookEndpoint.js'

/** Whose endpoints may be seen. */
export interface WebhookScope {
  readonly tenant: string
  /** Only endpoints that are told of nothing but these accounts; null for all of the tenant. */
  readonly accounts: readonly AccountKey[] | null
}

/** One part of the delivery log, the latest change first. */
export interface DeliveryListRequest extends WebhookScope {
  readonly endpointId: string | null
  readonly status: DeliveryStatus | null
  /** How many are wanted at most. */
  readonly size: number
  /** Only what comes after this delivery in the list; null begins with the latest. */
  readonly after: string | null
  /** Only what comes before this one; null ends with the oldest. */
  readonly before: string | null
  /** Counted from the end of the list, still given in its order. */
  readonly backwards: boolean
}

/** A part of the delivery log. */
export interface DeliveryList {
  readonly deliveries: readonly WebhookDelivery[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly totalCount: number
}

/** Endpoints and what was sent to them, as they are looked up. */
export interface WebhookReader {
  /** The oldest first. */
  endpoints(scope: WebhookScope): Promise<readonly WebhookEndpoint[]>
  endpoint(id: string, scope: WebhookScope): Promise<WebhookEndpoint | null>
  deliveries(request: DeliveryListRequest): Promise<DeliveryList>
  delivery(id: string, scope: WebhookScope): Promise<WebhookDelivery | null>
}
