import type { FastifyInstance, FastifyReply } from 'fastify'
import { sandboxClient } from '../portal/logins.js'
import type { PortalKit } from '../portal/Portal.js'
import { cookieUser } from './api/credentials.js'
import type { ClioFirm } from './ClioFirm.js'
import { consentPage } from './pages/consentPage.js'
import { textOf } from './textOf.js'

const codeLifetimeMs = 10 * 60_000
const accessLifetimeMs = 30 * 24 * 3_600_000
/** Refresh tokens have no expiry; a lifetime no test outlives stands for it. */
const refreshLifetimeMs = 100 * 365 * 24 * 3_600_000
const consentLifetimeMs = 10 * 60_000

type Form = Readonly<Record<string, unknown>>

/** OAuth as Clio Manage has it: no scopes, a reusable refresh token, thirty days of access. */
export const addOAuthRoutes = (app: FastifyInstance, kit: PortalKit, firm: ClioFirm): void => {
  const nativeRedirect = `${kit.origin}/oauth/approval`
  const isKnown = (query: URLSearchParams): boolean =>
    query.get('client_id') === sandboxClient.id && [sandboxClient.redirectUri, nativeRedirect].includes(query.get('redirect_uri') ?? '')
  const show = (reply: FastifyReply, html: string, status = 200): FastifyReply =>
    reply.code(status).type('text/html; charset=utf-8').send(html)
  const unknownClient = (reply: FastifyReply): FastifyReply =>
    show(
      reply,
      kit.page({
        title: 'Clio - Invalid Authorization Request',
        body: '<main><h1>Invalid Authorization Request</h1><p>The client id is wrong or belongs to another region. Pick your region: US, EU, CA, AU.</p></main>',
      }),
      400,
    )
  const queryOf = (url: string): URLSearchParams => new URLSearchParams(url.split('?', 2)[1] ?? '')
  const withQuery = (address: string, more: Readonly<Record<string, string>>): string => {
    const url = new URL(address)
    for (const [name, value] of Object.entries(more)) if (value !== '') url.searchParams.set(name, value)
    return url.href
  }

  app.get('/oauth/authorize', (request, reply) => {
    const query = queryOf(request.url)
    if (!isKnown(query) || query.get('response_type') !== 'code') return unknownClient(reply)
    const user = cookieUser(kit, firm, request)
    if (user === undefined) return reply.redirect(`/session/new?return_to=${encodeURIComponent(request.url)}`)
    const token = kit.sessions.open('consent', { user: user.id }, consentLifetimeMs)
    return show(reply, consentPage(kit, { application: sandboxClient.id, query, token }))
  })
  app.post('/oauth/authorize', (request, reply) => {
    const form = (request.body ?? {}) as Form // The form parser gives an object of strings or lists of them.
    const query = new URLSearchParams(Object.entries(form).map(([name, value]): [string, string] => [name, String(value)]))
    const user = cookieUser(kit, firm, request)
    const token = query.get('authenticity_token') ?? ''
    if (!isKnown(query)) return unknownClient(reply)
    if (user === undefined || kit.sessions.find('consent', token)?.['user'] !== user.id) return reply.redirect('/session/new', 303)
    kit.sessions.close('consent', token)
    const state = query.get('state') ?? ''
    const redirect = query.get('redirect_uri') ?? ''
    if (query.get('decision') !== 'allow') {
      const declined = withQuery(redirect, { error: 'access_denied', state })
      return reply.redirect(query.get('redirect_on_decline') === 'true' ? declined : '/nc/#/', 303)
    }
    const code = kit.sessions.open('code', { user: user.id, redirect }, codeLifetimeMs)
    return reply.redirect(withQuery(redirect, { code, state }), 303)
  })
  app.get('/oauth/approval', (request, reply) => {
    const code = queryOf(request.url).get('code') ?? ''
    return show(reply, kit.page({ title: `Success code=${code}`, body: '<main><h1>Authorization granted</h1></main>' }))
  })

  app.post('/oauth/token', (request, reply) => {
    const form = (request.body ?? {}) as Form // As above.
    const refuse = (status: number, error: string, description: string): FastifyReply =>
      reply.code(status).send({ error, error_description: description })
    if (form['client_id'] !== sandboxClient.id || form['client_secret'] !== sandboxClient.secret) {
      return refuse(401, 'invalid_client', 'Client authentication failed')
    }
    const open = (kind: 'access' | 'refresh', user: unknown): string =>
      kit.sessions.open(kind, { user }, kind === 'access' ? accessLifetimeMs : refreshLifetimeMs)
    const granted = (user: unknown) => ({ token_type: 'bearer', access_token: open('access', user), expires_in: accessLifetimeMs / 1000 })
    if (form['grant_type'] === 'refresh_token') {
      const user = kit.sessions.find('refresh', String(form['refresh_token']))?.['user']
      return user === undefined ? refuse(400, 'invalid_grant', 'The refresh token is invalid or revoked') : reply.send(granted(user))
    }
    if (form['grant_type'] !== 'authorization_code') return refuse(400, 'unsupported_grant_type', 'The grant type is not supported')
    const code = String(form['code'])
    const grant = kit.sessions.find('code', code)
    kit.sessions.close('code', code)
    if (grant === undefined || grant['redirect'] !== form['redirect_uri'])
      return refuse(400, 'invalid_grant', 'The code is invalid or expired')
    return reply.send({ ...granted(grant['user']), refresh_token: open('refresh', grant['user']) })
  })
  app.post('/oauth/deauthorize', (request, reply) => {
    const [, bearer = ''] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
    if (kit.sessions.find('access', bearer) === undefined) return reply.code(401).send({ error: 'invalid_token' })
    const { token } = (request.body ?? {}) as Form // As above.
    kit.sessions.close('access', textOf(token ?? bearer))
    return reply.code(200).send()
  })
}
