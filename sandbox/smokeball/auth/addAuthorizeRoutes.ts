import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import { scopeOf } from './addTokenRoutes.js'
import { clientWithId } from './clients.js'

const query = z.object({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.string(),
  state: z.string().optional(),
  scope: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.literal('S256').optional(),
})
type Asked = z.infer<typeof query>

const codeLifetimeMs = 5 * 60_000

/** The cookie by which the auth host knows who signed in at the app. */
export const authCookie = 'smokeball_auth'

/** `GET /oauth2/authorize` with its consent page, and `GET /oauth2/logout`. */
export const addAuthorizeRoutes = (app: FastifyInstance, kit: PortalKit): void => {
  app.get('/oauth2/authorize', (request, reply) => {
    const asked = query.safeParse(request.query)
    const fault = asked.success ? faultOf(asked.data) : 'The request is malformed: response_type must be code, code_challenge_method S256.'
    if (!asked.success || fault !== undefined) return refuse(kit, reply, fault ?? '')
    const user = userOf(kit, request.cookies[authCookie])
    if (user === undefined) return reply.redirect(`/#/login?return=${encodeURIComponent(request.url)}`)
    const consent = kit.sessions.open('challenge', { asked: asked.data, userId: user }, codeLifetimeMs)
    return html(reply, 200, consentPage(kit, consent))
  })

  app.post<{ Body: { consent?: string } }>('/oauth2/consent', (request, reply) => {
    const stored = z.object({ asked: query, userId: z.string() }).safeParse(kit.sessions.find('challenge', request.body.consent ?? ''))
    if (!stored.success) return refuse(kit, reply, 'This page is too old. Go back and try again.')
    kit.sessions.close('challenge', request.body.consent ?? '')
    return reply.redirect(codeAddress(kit, stored.data.asked, stored.data.userId))
  })

  app.get<{ Querystring: { client_id?: string; redirect_uri?: string; logout_uri?: string } }>('/oauth2/logout', (request, reply) => {
    // The parameter has two names in the vendor's own documentation.
    const target = request.query.redirect_uri ?? request.query.logout_uri ?? ''
    if (clientWithId(request.query.client_id)?.redirectUris.includes(target) !== true)
      return refuse(kit, reply, 'The logout address is not registered.')
    kit.sessions.close('cookie', request.cookies[authCookie] ?? '')
    return reply.clearCookie(authCookie, { path: '/' }).redirect(target)
  })
}

/** The address must be registered to the letter; a client without a secret must bring a challenge. */
const faultOf = (asked: Asked): string | undefined => {
  const client = clientWithId(asked.client_id)
  if (client === undefined || !client.redirectUris.includes(asked.redirect_uri))
    return 'The client or its redirect address is not registered.'
  if (client.secret === undefined && asked.code_challenge === undefined) return 'A public client must use PKCE.'
  return undefined
}

const userOf = (kit: PortalKit, cookie: string | undefined): string | undefined => {
  const session = z.object({ userId: z.string() }).safeParse(kit.sessions.find('cookie', cookie ?? ''))
  return session.success ? session.data.userId : undefined
}

const codeAddress = (kit: PortalKit, asked: Asked, userId: string): string => {
  const grant = {
    userId,
    clientId: asked.client_id,
    scope: scopeOf(asked.scope),
    redirectUri: asked.redirect_uri,
    challenge: asked.code_challenge ?? '',
  }
  const url = new URL(asked.redirect_uri)
  url.searchParams.set('code', kit.sessions.open('code', grant, codeLifetimeMs))
  if (asked.state !== undefined) url.searchParams.set('state', asked.state)
  return url.href
}

const html = (reply: FastifyReply, status: number, text: string): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(text)

const refuse = (kit: PortalKit, reply: FastifyReply, message: string): FastifyReply =>
  html(
    reply,
    400,
    kit.page({ title: 'Smokeball', body: `<main><h1>Cannot continue</h1><p class="alert">${escapeHtml(message)}</p></main>` }),
  )

const consentPage = (kit: PortalKit, consent: string): string =>
  kit.page({
    title: 'Allow access - Smokeball',
    body: `<form class="card" method="post" action="/oauth2/consent"><h1>Allow access</h1>
<p>An application asks to read and change the data of ${escapeHtml(kit.world.firm.name)}.</p>
<input type="hidden" name="consent" value="${escapeHtml(consent)}"><button type="submit">Allow</button></form>`,
  })
