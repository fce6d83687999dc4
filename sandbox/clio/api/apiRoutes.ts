import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import type { ClioFirm } from '../ClioFirm.js'
import { driftNamed } from '../drifts.js'
import { emailPage } from '../pages/emailPage.js'
import { ApiError } from './ApiError.js'
import { apiVersion } from './apiVersion.js'
import { type Answer, type Call, idParameter } from './Call.js'
import { type Credential, credentialOf } from './credentials.js'
import { billingSettings } from './billingSettings.js'
import { firewallPage, passesFirewall } from './firewall.js'
import type { KindName, Stored } from './Kind.js'
import { kinds } from './kinds.js'
import { listPage } from './listPage.js'
import { createRateWindow } from './rateWindow.js'
import type { RecordSource, Resource } from './Resource.js'
import { resources } from './resources.js'
import { etagOf, selectFields } from './selectFields.js'
import { subresources } from './subresources.js'
import { addWebhookRoutes } from '../webhooks/addWebhookRoutes.js'
import type { Webhooks } from '../webhooks/createWebhooks.js'
import { addWriteRoutes } from './writes/addWriteRoutes.js'

/** The JSON endpoints under `/api/v4`, each with and without the suffix `.json`. */
export const addApiRoutes = (
  app: FastifyInstance,
  kit: PortalKit,
  { firm, webhooks }: { readonly firm: ClioFirm; readonly webhooks: Webhooks },
): void => {
  const limiter = createRateWindow(kit.faults.rateLimit, kit.clock)
  void app.register(
    async (api) => {
      api.addHook('onRequest', async (request, reply) => {
        if (!passesFirewall(request.headers['user-agent'])) return reply.code(403).type('text/html').send(firewallPage)
        return undefined
      })
      api.setErrorHandler((error, _request, reply) => {
        const known = error instanceof ApiError ? error : unreadable(error)
        return reply.code(known.status).type('application/json; charset=utf-8').send(JSON.stringify(known.body))
      })
      api.setNotFoundHandler((request, reply) => answer(request, reply, () => notFound()))
      const answer = (request: FastifyRequest, reply: FastifyReply, make: Answer): unknown => {
        const drift = driftNamed(kit.faults.drift)
        const credential = credentialOf(kit, firm, request)
        if (drift?.name === 'soft-login-page') {
          return reply
            .code(200)
            .type('text/html; charset=utf-8')
            .send(emailPage(kit, { challenge: '0'.repeat(32), token: '', problem: null }))
        }
        if (credential === undefined) throw new ApiError('UnauthorizedError', 'User is not authorized to access this resource')
        countRequest(credential, reply)
        const isForged = credential.csrfToken !== null && request.headers['x-csrf-token'] !== credential.csrfToken
        if (request.method !== 'GET' && isForged) throw new ApiError('InvalidAuthenticityToken', 'The authenticity token is invalid')
        const header = request.headers['x-api-version']
        const version = apiVersion(typeof header === 'string' ? header : undefined, drift?.name === 'retired-version')
        const query = new URLSearchParams(request.url.split('?', 2)[1] ?? '')
        const body = make({ request, reply, query, asker: { user: credential.user, version }, drift })
        void reply.header('x-api-version', `4.0.${version}`)
        if (body === undefined) return reply.send()
        void reply.type('application/json; charset=utf-8')
        const text = JSON.stringify(body)
        return reply.send(drift?.text?.(text) ?? text)
      }
      const countRequest = ({ key }: Credential, reply: FastifyReply): void => {
        const verdict = limiter.take(key)
        void reply.headers({
          'x-ratelimit-limit': verdict.limit,
          'x-ratelimit-remaining': verdict.remaining,
          'x-ratelimit-reset': Math.ceil(verdict.resetAtMs / 1000),
        })
        if (verdict.allowed) return
        void reply.header('retry-after', Math.max(1, Math.ceil((verdict.resetAtMs - kit.clock.now()) / 1000)))
        throw new ApiError('RateLimited', 'Rate limit exceeded')
      }
      const get = (path: string, make: Answer): void => {
        api.get(path, (request, reply) => answer(request, reply, make))
        if (!path.endsWith(':id')) api.get(`${path}.json`, (request, reply) => answer(request, reply, make))
      }
      const change = (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, make: Answer): void => {
        for (const url of path.endsWith(':id') ? [path] : [path, `${path}.json`])
          api.route({ method, url, handler: (request, reply) => answer(request, reply, make) })
      }
      const list = (path: string, resource: Omit<Resource, 'source'>, source: (call: Call) => RecordSource): void => {
        get(path, (call) => {
          const drifted = withDrift(call, resource.kind)
          const body = listPage({
            resource: { ...resource, source: () => source(call) },
            source: source(call),
            query: drifted.query,
            address: `${kit.origin}${withSuffix(call.request.url.split('?', 1)[0] ?? '')}`,
            firm,
            asker: call.asker,
          })
          const data = body.data.map((record) => drifted.record(record))
          return call.drift?.list?.({ ...body, data }) ?? { ...body, data }
        })
      }
      for (const [name, resource] of Object.entries(resources)) {
        list(`/${name}`, resource, (call) => resource.source(firm, call.query))
        if (name === 'users') get('/users/who_am_i', (call) => single(call, 'user', call.asker.user))
        get(`/${name}/:id`, (call) => single(call, resource.kind, resource.source(firm, new URLSearchParams()).get(idParameter(call))))
      }
      addWriteRoutes(kit, firm, { route: change, shownAs })
      addWebhookRoutes(kit, firm, { route: change, webhooks })
      for (const { path, resource, source } of subresources) list(`/${path}`, resource, (call) => source(firm, idParameter(call)))
      get('/matters/:id/client', (call) => {
        const client = firm.matters.get(idParameter(call))?.client
        return single(call, 'contact', client === null || client === undefined ? undefined : firm.contacts.get(String(client.id)))
      })
      get('/settings/billing', (call) => single(call, 'billingSetting', billingSettings(kit, call.query)))

      /** One record: its etag in the header too, and 304 where the asker has it already. */
      function single(call: Call, kind: KindName, record: Stored | undefined): unknown {
        if (record === undefined || kinds[kind].isVisible?.(record, call.asker) === false) return notFound()
        const data = shownAs(call, kind)(record)
        const etag = etagOf(record)
        const changedAt = Date.parse(String(record['updated_at']))
        void call.reply.header('etag', etag)
        if (!Number.isNaN(changedAt)) void call.reply.header('last-modified', new Date(changedAt).toUTCString())
        const { 'if-none-match': known, 'if-modified-since': since } = call.request.headers
        if (known === etag || (typeof since === 'string' && changedAt <= Date.parse(since))) {
          void call.reply.code(304)
          return undefined
        }
        return { data }
      }

      /** How a record is answered, with the fields that are asked for; throws where they are none of the kind's. */
      function shownAs(call: Call, kind: KindName): (record: Stored) => Stored {
        const { query, record: drifted } = withDrift(call, kind)
        const select = selectFields(kind, query.get('fields'), firm, call.asker)
        return (record) => drifted(select(record))
      }

      /** The query without the fields a variant no longer knows would name them wrong: they are refused here. */
      function withDrift({ query, drift }: Call, kind: KindName): { query: URLSearchParams; record: (record: Stored) => Stored } {
        const unknown = drift?.unknownFields?.[kind] ?? []
        const named = (query.get('fields') ?? '').replaceAll(/\{[^}]*\}/g, '').split(',')
        const refused = unknown.filter((field) => named.includes(field))
        if (refused.length > 0) throw new ApiError('InvalidFields', `${refused.join(', ')} is not a valid field`)
        return { query, record: (record) => drift?.record?.(kind, record) ?? record }
      }
    },
    { prefix: '/api/v4' },
  )
}

/** What Fastify makes of a body it cannot read is the asker's fault; all else is ours. */
const unreadable = (error: unknown): ApiError => {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  const isBody = error instanceof SyntaxError || (typeof code === 'string' && code.startsWith('FST_ERR_CTP_'))
  return isBody
    ? new ApiError('ArgumentError', 'The request body cannot be read')
    : new ApiError('InternalServiceError', 'Something went wrong')
}

const notFound = (): never => {
  throw new ApiError('RecordNotFound', 'Record not found')
}

const withSuffix = (path: string): string => (path.endsWith('.json') ? path : `${path}.json`)
