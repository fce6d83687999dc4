import type { FastifyInstance } from 'fastify'
import { sandboxClient } from '../../portal/logins.js'
import type { PortalKit } from '../../portal/Portal.js'
import type { FinishSignIn } from './addSignInRoutes.js'
import { loginPage, returnPath } from './loginPage.js'

const stateLifetimeMs = 15 * 60_000
const callbackPath = '/SingleSignOn/Callback'

/** Sign-in through the firm's identity provider. Assumed as a whole: no published source shows one for the firm's own people. */
export const addSingleSignOnRoutes = (app: FastifyInstance, kit: PortalKit, finish: FinishSignIn): void => {
  const callback = `${kit.origin}${callbackPath}`

  app.get('/SingleSignOn', (request, reply) => {
    const state = kit.sessions.open('challenge', { path: returnPath(request) }, stateLifetimeMs)
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: sandboxClient.id,
      redirect_uri: callback,
      scope: 'openid email',
      state,
    })
    return reply.redirect(`${kit.identityProvider}/authorize?${query.toString()}`)
  })

  app.get(callbackPath, async (request, reply) => {
    const { code, state } = request.query as Readonly<Record<string, string | undefined>> // Fastify's own parser gives texts by name.
    const begun = kit.sessions.find('challenge', state ?? '')
    const email = begun === undefined || code === undefined ? undefined : await emailFor(kit, code, callback)
    const login = kit.logins.find(({ username }) => username === email)
    if (begun === undefined || login === undefined) {
      return loginPage(kit, request, reply, { error: 'Signing in with your firm failed. Please try again.', username: '' })
    }
    kit.sessions.close('challenge', state ?? '')
    return finish(reply, login, String(begun['path']))
  })
}

const emailFor = async (kit: PortalKit, code: string, redirectUri: string): Promise<unknown> => {
  const answer = await fetch(`${kit.identityProvider}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: sandboxClient.id,
      client_secret: sandboxClient.secret,
    }),
  })
  const body: unknown = await answer.json()
  return typeof body === 'object' && body !== null && 'email' in body ? body.email : undefined
}
