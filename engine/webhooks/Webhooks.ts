import type { Secret } from '../../core/Secret.js'
import type { ChangeFilter } from '../../core/change/ChangeFilter.js'
import type { Instant } from '../../core/record/scalars.js'
import type { WebhookScope } from '../../core/webhook/WebhookReader.js'
import type { WebhookEndpoint, WebhookPayload } from '../../core/webhook/WebhookEndpoint.js'

/** Who acts on endpoints: whose endpoints they may touch, and how the audit log names them. */
export interface WebhookActor extends WebhookScope {
  readonly actor: string
}

/** A new endpoint as somebody wants it. */
export interface NewEndpoint {
  readonly url: string
  readonly description: string | null
  readonly filter: ChangeFilter | null
  readonly payload: WebhookPayload
}

/** What is to become of an endpoint; what is not given stays. */
export interface EndpointChanges {
  readonly url?: string
  readonly description?: string | null
  readonly filter?: ChangeFilter | null
  readonly payload?: WebhookPayload
  readonly enabled?: boolean
}

/** An endpoint with the secret that is shown this once. */
export interface EndpointWithSecret {
  readonly endpoint: WebhookEndpoint
  readonly secret: Secret
}

/** Endpoints and what is sent to them. Every act is in the audit log; each throws MattergraphError NOT_FOUND for an endpoint that the actor may not touch. */
export interface Webhooks {
  /** Makes an endpoint, told of every change from now on. Throws BAD_USER_INPUT for an address that is none to send to, LIMIT_EXCEEDED where the tenant has too many. */
  create(who: WebhookActor, wanted: NewEndpoint): Promise<EndpointWithSecret>
  /** Throws BAD_USER_INPUT as `create` does. An endpoint that is enabled again goes on where it stopped. */
  update(who: WebhookActor, id: string, changes: EndpointChanges): Promise<WebhookEndpoint>
  /** Forgets the endpoint, its secrets and its deliveries. */
  delete(who: WebhookActor, id: string): Promise<WebhookEndpoint>
  /** Makes a new secret; the one before signs beside it for a day. Throws LIMIT_EXCEEDED where too many sign already. */
  rotateSecret(who: WebhookActor, id: string): Promise<EndpointWithSecret>
  /** Has what was sent before sent again: of changes observed since an instant, what failed or all that is over. */
  redeliver(who: WebhookActor, id: string, range: { readonly since: Instant; readonly onlyFailed: boolean }): Promise<WebhookEndpoint>
}
