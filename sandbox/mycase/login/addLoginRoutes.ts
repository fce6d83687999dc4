import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { authorize } from './authorize.js'
import { authSessionOf, closeAuthSession } from './authSession.js'
import { formText } from './formText.js'
import { html } from './html.js'
import { loginPage } from './loginPage.js'
import type { AuthHost } from './LoginStep.js'
import { lockedPage, messagePage } from './messagePage.js'
import { closeFlow, flowOf, openFlow } from './openFlow.js'
import { passwordWasRight } from './passwordWasRight.js'
import { portalClient, registeredClients } from './registeredClients.js'
import { isToken, staleForm } from './stepOf.js'

/** The login page: `GET /login_sessions/new` for every client, `POST /login_sessions`, and the way out. */
export const addLoginRoutes = (app: FastifyInstance, host: AuthHost): void => {
  const { kit } = host.firm

  app.get('/login_sessions/new', (request, reply) => {
    const query = new URL(request.url, kit.origin).searchParams
    const client = registeredClients(kit.origin).find(({ id }) => id === query.get('client_id'))
    if (client === undefined || query.get('redirect_uri') !== client.redirectUri || query.get('response_type') !== 'code') {
      const text = 'The application that sent you here is not known, or asked for something it may not have.'
      return html(reply, 400, messagePage(kit, { id: 'invalid-client', title: 'Invalid request', text }))
    }
    const asked = { clientId: client.id, redirectUri: client.redirectUri, state: query.get('state') }
    const known = kit.logins.find(({ username }) => username === authSessionOf(kit, request))
    const flow = openFlow(kit, reply, { ...asked, stage: 'password', username: null })
    if (known !== undefined && query.get('prompt') !== 'login') return authorize({ host, request, reply, flow, login: known })
    return html(reply, 200, loginPage(kit, flow))
  })

  app.post('/login_sessions', (request, reply) => takePassword(host, request, reply))

  app.get('/login_sessions/logout', (request, reply) => {
    closeAuthSession(kit, request, reply)
    closeFlow(kit, request, reply)
    return reply.redirect('/dashboard')
  })
}

const takePassword = (host: AuthHost, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const { kit } = host.firm
  const started = flowOf(kit, request)
  // The form on the marketing site has no flow and no token, and is taken all the same (seen 2023-24).
  if (started !== undefined && !isToken(started, request.body)) return staleForm(host, reply)
  const flow = openFlow(kit, reply, started ?? marketingFlow(kit.origin))
  const username = formText(request.body, 'login_session[email]').trim().toLowerCase()
  if (kit.attempts.isLocked(username)) return html(reply, 200, lockedPage(kit))
  const login = kit.logins.find((one) => one.username === username)
  if (login === undefined || login.password !== formText(request.body, 'login_session[password]')) {
    kit.attempts.failed(username)
    return html(reply, 200, kit.attempts.isLocked(username) ? lockedPage(kit) : loginPage(kit, flow, 'Invalid email or password.'))
  }
  if (login.secondFactor === 'sso') {
    return html(reply, 200, loginPage(kit, flow, 'Your firm requires single sign-on. Use the link below to log in.'))
  }
  return passwordWasRight({ host, request, reply, flow, login })
}

const marketingFlow = (origin: string): Parameters<typeof openFlow>[2] => ({
  clientId: portalClient.id,
  redirectUri: origin + portalClient.callback,
  state: null,
  stage: 'password',
  username: null,
})
