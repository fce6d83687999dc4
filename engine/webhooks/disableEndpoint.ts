import { formatAuditEventId } from '../../core/audit/auditEventId.js'
import { endpointMessage } from '../../core/webhook/endpointMessage.js'
import type { WebhookEndpoint } from '../../core/webhook/WebhookEndpoint.js'
import { formatDeliveryId } from '../../core/webhook/webhookIds.js'
import { appendAudit } from '../../prisma/audit/appendAudit.js'
import type { Sql } from '../../prisma/Database.js'
import { noteHealth } from '../../prisma/webhook/endpointHealth.js'
import { insertDeliveries } from '../../prisma/webhook/insertDeliveries.js'
import { readEndpointsToTell } from '../../prisma/webhook/readEndpointsToTell.js'
import { updateEndpoint } from '../../prisma/webhook/saveEndpoint.js'
import { endpointAct } from './endpointAct.js'

/** Who disables an endpoint, when and why. */
export interface Disabling {
  readonly reason: string
  readonly actor: string
  readonly now: string
}

/** Disables an endpoint, with its audit record, and tells the tenant's other endpoints. What it has to be sent waits. The endpoint must be locked. */
export const disableEndpoint = async (sql: Sql, endpoint: WebhookEndpoint, { reason, actor, now }: Disabling): Promise<WebhookEndpoint> => {
  const disabled = { ...endpoint, enabled: false, disabledReason: reason }
  await updateEndpoint(sql, disabled)
  await noteHealth(sql, endpoint.id, { failingSince: null, restsUntil: null })
  const others = await readEndpointsToTell(sql, endpoint)
  const { index } = await appendAudit(sql, endpointAct({ endpoint, action: 'webhook.disabled', actor, at: now, after: { reason } }))
  const body = endpointMessage({ type: 'webhook_endpoint.disabled', endpointId: endpoint.id, reason }, now)
  const told = { changeId: formatAuditEventId(index), subjectId: endpoint.id, body, observedAt: now }
  await insertDeliveries(
    sql,
    others.map(({ id, position }) => ({ ...told, id: formatDeliveryId({ endpointId: id, position, act: index }), endpointId: id })),
    now,
  )
  return disabled
}
