import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sandboxClient } from '../../portal/logins.js'
import { html } from './html.js'
import { identityIsKnown } from './identityIsKnown.js'
import { loginPage } from './loginPage.js'
import type { AuthHost } from './LoginStep.js'
import { flowOf, openFlow } from './openFlow.js'
import { staleForm } from './stepOf.js'

const callback = '/login_sessions/sso/callback'

/** Single sign-on through the firm's identity provider. Everything about it is assumed: the vendor documents none of it. */
export const addSingleSignOnRoutes = (app: FastifyInstance, host: AuthHost): void => {
  const { kit } = host.firm

  app.get('/login_sessions/sso', (request, reply) => {
    const flow = flowOf(kit, request)
    if (flow === undefined) return staleForm(host, reply)
    const { token } = openFlow(kit, reply, { ...flow, stage: 'sso' })
    const url = new URL('/authorize', kit.identityProvider)
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: sandboxClient.id,
      redirect_uri: kit.origin + callback,
      scope: 'openid email',
      state: token,
    }).toString()
    return reply.redirect(url.href)
  })

  app.get(callback, async (request, reply) => {
    const query = new URL(request.url, kit.origin).searchParams
    const flow = flowOf(kit, request)
    if (flow?.stage !== 'sso' || query.get('state') !== flow.token) return staleForm(host, reply)
    const email = await exchange(host, query.get('code') ?? '')
    const login = kit.logins.find(({ username }) => username === email)
    if (login !== undefined) return identityIsKnown({ host, request, reply, flow, login })
    const next = openFlow(kit, reply, { ...flow, stage: 'password' })
    return html(reply, 200, loginPage(kit, next, 'Single sign-on failed: nobody here has your e-mail address.'))
  })
}

const exchange = async (host: AuthHost, code: string): Promise<string | undefined> => {
  const { kit } = host.firm
  const answer = await fetch(new URL('/token', kit.identityProvider), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'authorization_code',
      code,
      redirect_uri: kit.origin + callback,
      client_id: sandboxClient.id,
      client_secret: sandboxClient.secret,
    }),
  })
  return z.object({ email: z.string() }).safeParse(await answer.json().catch(() => null)).data?.email
}
