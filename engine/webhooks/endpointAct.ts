import type { AuditAct, AuditAction } from '../../core/audit/AuditEvent.js'
import type { Instant, Json } from '../../core/record/scalars.js'
import type { WebhookEndpoint } from '../../core/webhook/WebhookEndpoint.js'

/** What is done to an endpoint, by whom and when. */
export interface EndpointDeed {
  readonly endpoint: WebhookEndpoint
  readonly action: AuditAction
  readonly actor: string
  readonly at: Instant
  readonly before?: Json
  readonly after?: Json
}

/** What of an endpoint the audit log shows. Of its address only where it leads: paths and queries hold tokens. */
export const endpointView = ({ url, description, accounts, filter, payload, enabled }: WebhookEndpoint): Json => ({
  origin: new URL(url).origin,
  description,
  accounts,
  filter: filter as Json,
  payload,
  enabled,
})

/** Tells a deed in the audit log's words. It concerns no account, so that a key limited to some does not see it. */
export const endpointAct = ({ endpoint, action, actor, at, before = null, after = null }: EndpointDeed): AuditAct => ({
  at,
  tenant: endpoint.tenant,
  actor,
  action,
  account: null,
  subjectId: endpoint.id,
  rationale: null,
  commandId: null,
  before,
  after,
})
