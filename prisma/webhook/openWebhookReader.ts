import { z } from 'zod'
import { deliveryStatuses, type WebhookDelivery } from '../../core/webhook/WebhookDelivery.js'
import type { WebhookReader, WebhookScope } from '../../core/webhook/WebhookReader.js'
import type { Sql } from '../Database.js'
import { type Log, listLog } from '../log/listLog.js'
import { type Bind, Values } from '../mirror/Values.js'
import { endpointColumns, toEndpoint } from './endpointColumns.js'

/** Which endpoints may be seen, said of the table called `e`. */
const visible = ({ tenant, accounts }: WebhookScope, bind: Bind): string => {
  const ofTenant = `e.tenant = ${bind(tenant, 'text')}`
  return accounts === null ? ofTenant : `${ofTenant} and e.accounts <@ ${bind(accounts, 'text[]')}`
}

const ofVisible = (scope: WebhookScope, bind: Bind): string =>
  `endpoint_id = any(array(select e.id from webhook_endpoint e where ${visible(scope, bind)}))`

const deliveryColumns = `id, endpoint_id as "endpointId", change_id as "changeId", status::text as status, attempts, last_status_code as "lastStatusCode",
  last_error as "lastError", delivered_at as "deliveredAt",
  case when status = 'PENDING' and (select e.enabled from webhook_endpoint e where e.id = endpoint_id) then due_at end as "nextAttemptAt"`

const deliveryLog: Log = { table: 'webhook_delivery', key: 'id', keyType: 'text', columns: deliveryColumns }

const delivery = z.object({
  id: z.string(),
  endpointId: z.string(),
  changeId: z.string(),
  status: z.enum(deliveryStatuses),
  attempts: z.int(),
  lastStatusCode: z.int().nullable(),
  lastError: z.string().nullable(),
  nextAttemptAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
})

const toDelivery = (value: unknown): WebhookDelivery => delivery.parse(value)

/** Endpoints and deliveries over a database. */
export const openWebhookReader = (sql: Sql): WebhookReader => ({
  endpoints: async (scope) => {
    const { list, bind } = new Values()
    const rows = await sql.query(
      `select ${endpointColumns} from webhook_endpoint e where ${visible(scope, bind)} order by created_at, id`,
      list,
    )
    return rows.map(toEndpoint)
  },
  endpoint: async (id, scope) => {
    const { list, bind } = new Values()
    const [row] = await sql.query(
      `select ${endpointColumns} from webhook_endpoint e where e.id = ${bind(id, 'text')} and ${visible(scope, bind)}`,
      list,
    )
    return row === undefined ? null : toEndpoint(row)
  },
  deliveries: async ({ tenant, accounts, endpointId, status, ...page }) => {
    const { rows, ...outline } = await listLog(sql, deliveryLog, page, (bind) => [
      ofVisible({ tenant, accounts }, bind),
      ...(endpointId === null ? [] : [`endpoint_id = ${bind(endpointId, 'text')}`]),
      ...(status === null ? [] : [`status::text = ${bind(status, 'text')}`]),
    ])
    return { deliveries: rows.map(toDelivery), ...outline }
  },
  delivery: async (id, scope) => {
    const { list, bind } = new Values()
    const [row] = await sql.query(
      `select ${deliveryColumns} from webhook_delivery where id = ${bind(id, 'text')} and ${ofVisible(scope, bind)}`,
      list,
    )
    return row === undefined ? null : toDelivery(row)
  },
})
