import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { escapeHtml } from '../../portal/escapeHtml.js'
import { sandboxClient } from '../../portal/logins.js'
import type { PortalKit } from '../../portal/Portal.js'
import { signedInBrowser } from '../api/signedIn.js'
import { antiforgeryField, formText, isFromOurForm } from './antiforgery.js'

/** One integrator's figure. */
const codeLifetimeMs = 10 * 60_000

interface Asked {
  readonly redirectUri: string
  readonly state: string
}

/** `/OAuth/Authorize`: the signed-in person lets a registered client in, or does not. How the page looks is assumed. */
export const addConsentRoutes = (app: FastifyInstance, kit: PortalKit): void => {
  app.get('/OAuth/Authorize', (request, reply) => {
    const asked = readRequest(request.query)
    if (typeof asked === 'string') return html(reply, 400, kit.page({ title: 'Error', body: `<main><p class="alert">${asked}</p></main>` }))
    const who = signedInBrowser(kit, request)
    if (who.state !== 'known') return reply.redirect(`/?ReturnUrl=${encodeURIComponent(request.url)}`)
    return html(
      reply,
      200,
      kit.page({ title: 'Authorize - PracticePanther', body: consentForm(antiforgeryField(request, reply), asked, who.login.username) }),
    )
  })

  app.post('/OAuth/Authorize', (request, reply) => {
    const asked = readRequest(formOf(request))
    const who = signedInBrowser(kit, request)
    if (typeof asked === 'string' || who.state !== 'known' || !isFromOurForm(request)) return reply.redirect('/')
    const outcome =
      formText(request, 'decision') === 'allow'
        ? { code: kit.sessions.open('code', { username: who.login.username, redirectUri: asked.redirectUri }, codeLifetimeMs) }
        : { error: 'access_denied' }
    return reply.redirect(`${asked.redirectUri}?${new URLSearchParams({ ...outcome, state: asked.state }).toString()}`)
  })
}

const required = ['response_type', 'client_id', 'redirect_uri', 'state'] as const

/** The request, or what is wrong with it. All four parameters are required; `scope` is not, and there is only `full`. */
const readRequest = (source: unknown): Asked | string => {
  const parameters = source as Readonly<Record<string, string | undefined>> // A parsed query or form.
  const missing = required.find((name) => (parameters[name] ?? '') === '')
  if (missing !== undefined) return `The parameter ${missing} is required.`
  if (parameters['response_type'] !== 'code') return 'The response_type is not supported.'
  if (parameters['client_id'] !== sandboxClient.id) return 'The client_id is not registered.'
  if (parameters['redirect_uri'] !== sandboxClient.redirectUri) return 'The redirect_uri is not registered.'
  return { redirectUri: sandboxClient.redirectUri, state: parameters['state'] ?? '' }
}

const formOf = (request: FastifyRequest): Readonly<Record<string, string>> =>
  Object.fromEntries(required.map((name) => [name, formText(request, name)]))

const html = (reply: FastifyReply, status: number, text: string): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(text)

const consentForm = (field: string, { redirectUri, state }: Asked, username: string): string => `
<form id="authorizeForm" class="card" method="post" action="/OAuth/Authorize">
  ${field}
  <h1>Authorize ${escapeHtml(sandboxClient.id)}</h1>
  <p>${escapeHtml(sandboxClient.id)} asks for full access to the data ${escapeHtml(username)} can see.</p>
  <input type="hidden" name="response_type" value="code">
  <input type="hidden" name="client_id" value="${escapeHtml(sandboxClient.id)}">
  <input type="hidden" name="redirect_uri" value="${escapeHtml(redirectUri)}">
  <input type="hidden" name="state" value="${escapeHtml(state)}">
  <div class="form-actions">
    <button type="submit" name="decision" value="allow" class="btn green">Allow access</button>
    <button type="submit" name="decision" value="deny" class="btn">Deny</button>
  </div>
</form>`
