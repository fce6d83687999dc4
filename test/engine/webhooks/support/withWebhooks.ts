import { randomBytes } from 'node:crypto'
import type { Account } from '../../../../core/account/Account.js'
import type { WebhookDelivery } from '../../../../core/webhook/WebhookDelivery.js'
import type { WebhookReader } from '../../../../core/webhook/WebhookReader.js'
import { EndpointRun } from '../../../../engine/webhooks/EndpointRun.js'
import { openSender } from '../../../../engine/webhooks/openSender.js'
import { openWebhooks } from '../../../../engine/webhooks/openWebhooks.js'
import type { WebhookContext } from '../../../../engine/webhooks/WebhookContext.js'
import type { EndpointWithSecret, NewEndpoint, WebhookActor, Webhooks } from '../../../../engine/webhooks/Webhooks.js'
import type { Database } from '../../../../prisma/Database.js'
import { openVault } from '../../../../prisma/vault/openVault.js'
import { dueEndpoints } from '../../../../prisma/webhook/dueEndpoints.js'
import { openWebhookReader } from '../../../../prisma/webhook/openWebhookReader.js'
import { anAccount } from '../../../prisma/support/anAccount.js'
import { ManualClock } from '../../../prisma/support/ManualClock.js'
import { type Happening, logChange } from './logChange.js'
import { type Receiver, withReceiver } from './withReceiver.js'

/** One key for all of a test process, as one installation has. */
const vaultKey = randomBytes(32)

/** Webhooks of one tenant with one account, whose messages go to one receiver and are sent step by step. */
export interface WebhookScene {
  readonly clock: ManualClock
  readonly receiver: Receiver
  readonly webhooks: Webhooks
  readonly reader: WebhookReader
  readonly context: WebhookContext
  readonly account: Account
  readonly who: WebhookActor
  readonly create: (path: string, wanted?: Partial<NewEndpoint>) => Promise<EndpointWithSecret>
  /** Something happens to a record. */
  readonly change: (vendorId: string, happening?: Happening) => Promise<void>
  /** Makes and sends what is due until nothing is; time stands still meanwhile. */
  readonly work: () => Promise<void>
  /** Moves on to when the next message is due; false where none waits. */
  readonly skip: () => Promise<boolean>
  /** Every delivery, the oldest change first. */
  readonly deliveries: () => Promise<readonly WebhookDelivery[]>
}

let tenants = 0

/** Gives every scene a tenant of its own, so that scenes can share a database. */
export const withWebhooks = (database: Database, use: (scene: WebhookScene) => Promise<void>): Promise<void> =>
  withReceiver(async (receiver) => {
    const tenant = `firm ${String((tenants += 1))}`
    const account = await anAccount(database, { tenant })
    // Receivers verify that a message is not old, by the machine's own time.
    const clock = new ManualClock(new Date().toISOString())
    const vault = await openVault(database, vaultKey)
    const allowedHosts = new Set([receiver.host])
    const sender = openSender({ allowedHosts })
    const context = { database, vault, sender, clock, chance: () => 0 }
    const webhooks = openWebhooks({ ...context, allowedHosts, deliveries: { tell: () => undefined } })
    const reader = openWebhookReader(database)
    const who = { tenant, accounts: null, actor: 'key_test' }
    const all = { tenant, accounts: null, endpointId: null, status: null, size: 100_000, after: null, before: null, backwards: false }
    const deliveries = async (): Promise<readonly WebhookDelivery[]> => [...(await reader.deliveries(all)).deliveries].reverse()
    const attempts = async (): Promise<number> => countAttempts(database, tenant)
    try {
      await use({
        clock,
        receiver,
        webhooks,
        reader,
        context,
        account,
        who,
        create: async (path, wanted = {}) =>
          webhooks.create(who, { description: null, filter: null, payload: 'THIN', ...wanted, url: receiver.url(path) }),
        change: async (vendorId, happening = {}) => logChange(database, { account: account.key, vendorId, at: clock.now(), ...happening }),
        work: async () => {
          for (let [before, now] = [-1, await attempts()]; now > before; [before, now] = [now, await attempts()]) {
            const due = await dueEndpoints(database, clock.now().toISOString())
            await Promise.all(due.map((id) => new EndpointRun(context, id, new AbortController().signal).go()))
          }
        },
        skip: async () => {
          const next = await nextDue(database, tenant)
          if (next === null) return false
          clock.advance(Math.max(0, Date.parse(next) - clock.now().getTime()))
          return true
        },
        deliveries,
      })
    } finally {
      await database.query('delete from webhook_endpoint where tenant = $1::text', [tenant])
      await sender.close()
    }
  })

/** How often anything of a tenant was sent. */
const countAttempts = async (database: Database, tenant: string): Promise<number> => {
  const [row] = await database.query<{ attempts: number }>(
    `select coalesce(sum(d.attempts), 0)::int as attempts from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id where e.tenant = $1::text`,
    [tenant],
  )
  return row?.attempts ?? 0
}

/** When the next message of a tenant may be sent. */
const nextDue = async (database: Database, tenant: string): Promise<string | null> => {
  const [row] = await database.query<{ due: string | null }>(
    `select min(greatest(d.due_at, d.lease_until, e.rests_until)) as due
     from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id where d.status = 'PENDING' and e.enabled and e.tenant = $1::text`,
    [tenant],
  )
  return row?.due ?? null
}
