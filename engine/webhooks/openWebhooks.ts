import { randomBytes } from 'node:crypto'
import { Secret } from '../../core/Secret.js'
import { MattergraphError } from '../../core/errors.js'
import { readTargetUrl } from '../../core/webhook/readTargetUrl.js'
import { secretPrefix } from '../../core/webhook/signWebhook.js'
import type { WebhookEndpoint } from '../../core/webhook/WebhookEndpoint.js'
import { appendAudit } from '../../prisma/audit/appendAudit.js'
import { openChangeReader } from '../../prisma/change/openChangeReader.js'
import type { Sql } from '../../prisma/Database.js'
import { noteHealth, renewPending } from '../../prisma/webhook/endpointHealth.js'
import { lockEndpoint } from '../../prisma/webhook/lockEndpoint.js'
import { redeliver } from '../../prisma/webhook/redeliver.js'
import { countEndpoints, deleteEndpoint, insertEndpoint, updateEndpoint } from '../../prisma/webhook/saveEndpoint.js'
import { keepSecret, readSecrets } from '../../prisma/webhook/secrets.js'
import { disableEndpoint } from './disableEndpoint.js'
import { endpointAct, endpointView } from './endpointAct.js'
import type { Deliveries } from './openDeliveries.js'
import { secretPlace, type WebhookContext } from './WebhookContext.js'
import type { EndpointChanges, WebhookActor, Webhooks } from './Webhooks.js'

const mostEndpoints = 50
const secretBytes = 32
/** How long the secret before a new one signs beside it. */
const bothSignMs = 86_400_000
/** A header is no place for more. */
const mostSecrets = 5

/** What acts on endpoints need. */
export interface WebhooksContext extends Pick<WebhookContext, 'database' | 'vault' | 'clock'> {
  /** Exact hosts with ports that may be anywhere. */
  readonly allowedHosts: ReadonlySet<string>
  readonly deliveries: Pick<Deliveries, 'tell'>
}

/** Opens the acts on endpoints. */
export const openWebhooks = ({ database, vault, clock, allowedHosts, deliveries }: WebhooksContext): Webhooks => {
  const now = (): string => clock.now().toISOString()

  const urlOf = (text: string): string => {
    const target = readTargetUrl(text, allowedHosts)
    if ('refusal' in target) throw new MattergraphError('BAD_USER_INPUT', target.refusal)
    return target.url
  }

  const newSecret = async (sql: Sql, endpointId: string): Promise<Secret> => {
    const id = randomBytes(8).toString('hex')
    const secret = new Secret(`${secretPrefix}${randomBytes(secretBytes).toString('base64')}`)
    const sealed = vault.sealAt(secretPlace(endpointId, id), secret.reveal())
    await keepSecret(sql, endpointId, { id, sealed, now: now(), othersUntil: new Date(clock.now().getTime() + bothSignMs).toISOString() })
    return secret
  }

  /** Runs an act on an endpoint that is locked for it, in one transaction with what the audit log says of it. */
  const act = async <T>(who: WebhookActor, id: string, deed: (sql: Sql, endpoint: WebhookEndpoint) => Promise<T>): Promise<T> => {
    const result = await database.transaction(async (sql) => {
      const locked = await lockEndpoint(sql, id)
      if (locked === null || !mayTouch(who, locked.endpoint)) throw new MattergraphError('NOT_FOUND', 'there is no endpoint with this id')
      return deed(sql, locked.endpoint)
    })
    deliveries.tell()
    return result
  }

  const enable = async (sql: Sql, endpoint: WebhookEndpoint): Promise<void> => {
    await noteHealth(sql, endpoint.id, { failingSince: null, restsUntil: null })
    await renewPending(sql, endpoint.id, now())
  }

  const change = async (sql: Sql, before: WebhookEndpoint, { enabled, ...changes }: EndpointChanges, actor: string) => {
    const url = changes.url === undefined ? before.url : urlOf(changes.url)
    const isEnabled = enabled ?? before.enabled
    const after = { ...before, ...changes, url, enabled: isEnabled, disabledReason: isEnabled ? null : before.disabledReason }
    await updateEndpoint(sql, after)
    if (isEnabled && !before.enabled) await enable(sql, after)
    const views = { before: endpointView(before), after: endpointView(after) }
    await appendAudit(sql, endpointAct({ endpoint: after, action: 'webhook.updated', actor, at: now(), ...views }))
    if (isEnabled || !before.enabled) return after
    return disableEndpoint(sql, after, { reason: 'disabled by its owner', actor, now: now() })
  }

  return {
    create: async ({ tenant, accounts, actor }, { url, ...wanted }) => {
      const id = `whe_${randomBytes(12).toString('hex')}`
      const endpoint = { ...wanted, id, tenant, accounts, url: urlOf(url), enabled: true, disabledReason: null, createdAt: now() }
      const secret = await database.transaction(async (sql) => {
        if ((await countEndpoints(sql, tenant)) >= mostEndpoints)
          throw new MattergraphError('LIMIT_EXCEEDED', `there are ${String(mostEndpoints)} endpoints: no tenant has more`)
        await insertEndpoint(sql, endpoint, await openChangeReader(sql).end())
        const made = await newSecret(sql, id)
        await appendAudit(sql, endpointAct({ endpoint, action: 'webhook.created', actor, at: now(), after: endpointView(endpoint) }))
        return made
      })
      return { endpoint, secret }
    },
    update: async (who, id, changes) => act(who, id, async (sql, endpoint) => change(sql, endpoint, changes, who.actor)),
    delete: async (who, id) =>
      act(who, id, async (sql, endpoint) => {
        await deleteEndpoint(sql, id)
        const before = endpointView(endpoint)
        await appendAudit(sql, endpointAct({ endpoint, action: 'webhook.deleted', actor: who.actor, at: now(), before }))
        return endpoint
      }),
    rotateSecret: async (who, id) =>
      act(who, id, async (sql, endpoint) => {
        if ((await readSecrets(sql, id, now())).length >= mostSecrets)
          throw new MattergraphError('LIMIT_EXCEEDED', `${String(mostSecrets)} secrets sign already: wait until one of them is a day old`)
        const secret = await newSecret(sql, id)
        await appendAudit(sql, endpointAct({ endpoint, action: 'webhook.secret_rotated', actor: who.actor, at: now() }))
        return { endpoint, secret }
      }),
    redeliver: async (who, id, range) =>
      act(who, id, async (sql, endpoint) => {
        const messages = await redeliver(sql, { endpointId: id, now: now(), ...range })
        const after = { ...range, messages }
        await appendAudit(sql, endpointAct({ endpoint, action: 'webhook.redelivered', actor: who.actor, at: now(), after }))
        return endpoint
      }),
  }
}

/** An endpoint of all accounts is nothing that a key limited to some may touch. */
const mayTouch = ({ tenant, accounts }: WebhookActor, endpoint: WebhookEndpoint): boolean =>
  endpoint.tenant === tenant && (accounts === null || (endpoint.accounts?.every((account) => accounts.includes(account)) ?? false))
