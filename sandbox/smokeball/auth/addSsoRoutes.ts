import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sandboxClient } from '../../portal/logins.js'
import type { PortalKit } from '../../portal/Portal.js'

const wayThereMs = 20 * 60_000

/**
 * Single sign-on. Smokeball speaks SAML 2.0 with the firm's provider and is answered at `/saml2/idpresponse`; the sandbox's provider speaks OpenID Connect,
 * so the same addresses carry a code instead of an assertion (assumed).
 */
export const addSsoRoutes = (app: FastifyInstance, kit: PortalKit): void => {
  const redirectUri = `${kit.origin}/saml2/idpresponse`

  app.get('/saml2/login', (_request, reply) => {
    const state = kit.sessions.open('challenge', { sso: true }, wayThereMs)
    const query = new URLSearchParams({ response_type: 'code', client_id: sandboxClient.id, redirect_uri: redirectUri, state })
    return reply.redirect(`${kit.identityProvider}/authorize?${query.toString()}`)
  })

  app.get<{ Querystring: { code?: string; state?: string } }>('/saml2/idpresponse', async (request, reply) => {
    const { code = '', state = '' } = request.query
    const known = kit.sessions.find('challenge', state)?.['sso'] === true
    kit.sessions.close('challenge', state)
    const email = known ? await emailOf(kit, code, redirectUri) : undefined
    const login = kit.logins.find((one) => one.secondFactor === 'sso' && one.username === email)
    if (login === undefined) return reply.redirect('/#/login?problem=sso')
    return reply.redirect(`/#/sso/${kit.sessions.open('challenge', { ssoUser: login.username }, wayThereMs)}`)
  })
}

const emailOf = async (kit: PortalKit, code: string, redirectUri: string): Promise<string | undefined> => {
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: sandboxClient.id,
    client_secret: sandboxClient.secret,
  }
  const answer = await fetch(`${kit.identityProvider}/token`, { method: 'POST', body: new URLSearchParams(form) })
  const parsed = z.object({ email: z.string() }).safeParse(answer.ok ? await answer.json() : undefined)
  return parsed.success ? parsed.data.email : undefined
}
