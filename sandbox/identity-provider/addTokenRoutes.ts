import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sandboxClient } from '../portal/logins.js'
import type { PortalKit, PortalLogin } from '../portal/Portal.js'
import { discoveryDocument } from './discoveryDocument.js'
import { signIdToken } from './signIdToken.js'

/** What a code stands for, as `addSignInRoutes` stored it. */
export const codeGrant = z.object({ username: z.string(), redirectUri: z.string(), nonce: z.string().optional() })

const accessTokenLifetimeMs = 60 * 60_000

const exchange = z.object({
  code: z.string(),
  redirect_uri: z.string(),
  grant_type: z.literal('authorization_code').optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
})

/** The provider's endpoints for portals: a code against tokens, a token against the person, and where to find both. */
export const addTokenRoutes = (app: FastifyInstance, kit: PortalKit): void => {
  app.get('/.well-known/openid-configuration', () => discoveryDocument(kit.origin))
  app.get('/jwks', () => ({ keys: [] }))

  app.post('/token', (request, reply) => {
    const asked = exchange.safeParse(request.body)
    if (!asked.success) return reply.code(400).send(oauthError('invalid_request', z.prettifyError(asked.error)))
    if (!isOurClient(asked.data, request.headers.authorization))
      return reply.code(401).send(oauthError('invalid_client', 'The client is not known.'))
    const grant = codeGrant.safeParse(kit.sessions.find('code', asked.data.code))
    // A code is good for one try, right or wrong.
    kit.sessions.close('code', asked.data.code)
    if (!grant.success || grant.data.redirectUri !== asked.data.redirect_uri) {
      return reply.code(400).send(oauthError('invalid_grant', 'The code is unknown, used, too old, or was issued for another address.'))
    }
    return reply.header('cache-control', 'no-store').send(tokens(kit, grant.data))
  })

  app.get('/userinfo', (request, reply) => {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const session = z.object({ username: z.string() }).safeParse(kit.sessions.find('access', token))
    if (!session.success)
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer error="invalid_token"')
        .send(oauthError('invalid_token', 'The token is unknown or too old.'))
    return person(kit, session.data.username)
  })
}

const oauthError = (error: string, description: string): Readonly<Record<string, string>> => ({ error, error_description: description })

/** By form or JSON fields, or by HTTP Basic. */
const isOurClient = (asked: z.infer<typeof exchange>, authorization: string | undefined): boolean => {
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1]
  const [id, secret] = basic === undefined ? [asked.client_id, asked.client_secret] : Buffer.from(basic, 'base64').toString().split(':', 2)
  return id === sandboxClient.id && secret === sandboxClient.secret
}

const tokens = (kit: PortalKit, grant: z.infer<typeof codeGrant>): Readonly<Record<string, unknown>> => {
  const issuedAt = Math.floor(kit.clock.now() / 1000)
  const about = person(kit, grant.username)
  const nonce = grant.nonce === undefined ? {} : { nonce: grant.nonce }
  const claims = { iss: kit.origin, aud: sandboxClient.id, iat: issuedAt, exp: issuedAt + accessTokenLifetimeMs / 1000, ...about, ...nonce }
  return {
    token_type: 'Bearer',
    access_token: kit.sessions.open('access', { username: grant.username }, accessTokenLifetimeMs),
    expires_in: accessTokenLifetimeMs / 1000,
    id_token: signIdToken(claims, sandboxClient.secret),
    email: about.email,
  }
}

const person = (kit: PortalKit, username: string): { sub: string; email: string; email_verified: boolean; name: string } => {
  const login: PortalLogin | undefined = kit.logins.find((one) => one.username === username)
  const user = login === undefined ? undefined : kit.world.users[login.user]
  return {
    sub: kit.guid.of('login', login?.user ?? 0),
    email: username,
    email_verified: true,
    name: user === undefined ? '' : `${user.firstName} ${user.lastName}`,
  }
}
