import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PortalKit } from '../../portal/Portal.js'
import { allScopes, clientWithId, type Client } from './clients.js'
import { accessTokenSeconds, type AccessTokens } from './createAccessTokens.js'
import { issueTokens } from './issueTokens.js'

const form = z.record(z.string(), z.string())
const grantShape = z.object({ userId: z.string(), clientId: z.string(), scope: z.string() })
const codeShape = grantShape.extend({ redirectUri: z.string(), challenge: z.string() })

/** Refused as Cognito does: `invalid_grant`, `invalid_client`, `invalid_request`, `unsupported_grant_type`. */
class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal'
}

type Fields = Readonly<Record<string, string>>

/** `POST /oauth2/token`: authorization_code, refresh_token and client_credentials. */
export const addTokenRoutes = (app: FastifyInstance, kit: PortalKit, tokens: AccessTokens): void => {
  const grants: Readonly<Record<string, (fields: Fields, client: Client) => Readonly<Record<string, unknown>>>> = {
    authorization_code: (fields, client) => exchangeCode(kit, tokens, { fields, client }),
    refresh_token: (fields, client) => {
      const grant = grantShape.safeParse(kit.sessions.find('refresh', fields['refresh_token'] ?? ''))
      if (!grant.success || grant.data.clientId !== client.id) throw new TokenRefusal('invalid_grant')
      // No refresh token in the answer: the old one stays good until its own end.
      return { access_token: tokens.issue(grant.data), token_type: 'Bearer', expires_in: accessTokenSeconds }
    },
    client_credentials: (fields, client) => {
      if (client.secret === undefined) throw new TokenRefusal('invalid_client')
      const grant = { userId: '', clientId: client.id, scope: scopeOf(fields['scope']) }
      return { access_token: tokens.issue(grant), token_type: 'Bearer', expires_in: accessTokenSeconds }
    },
  }
  app.post('/oauth2/token', (request, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      const fields = form.catch({}).parse(request.body)
      const client = clientOf(request, fields)
      const grant = grants[fields['grant_type'] ?? '']
      if (grant === undefined) throw new TokenRefusal('unsupported_grant_type')
      return grant(fields, client)
    } catch (error) {
      if (error instanceof TokenRefusal) return reply.code(400).send({ error: error.message })
      throw error
    }
  })
}

const exchangeCode = (
  kit: PortalKit,
  tokens: AccessTokens,
  { fields, client }: { readonly fields: Fields; readonly client: Client },
): Readonly<Record<string, unknown>> => {
  const code = fields['code'] ?? ''
  const stored = codeShape.safeParse(kit.sessions.find('code', code))
  // One try: a failed exchange burns the code.
  kit.sessions.close('code', code)
  if (!stored.success) throw new TokenRefusal('invalid_grant')
  const { redirectUri, challenge, ...grant } = stored.data
  const verified =
    challenge === '' ||
    createHash('sha256')
      .update(fields['code_verifier'] ?? '')
      .digest('base64url') === challenge
  if (grant.clientId !== client.id || redirectUri !== fields['redirect_uri'] || !verified) throw new TokenRefusal('invalid_grant')
  return issueTokens(kit, tokens, { grant })
}

/** A confidential client sends Basic and its id in the body; id and secret in the body are taken as well. */
const clientOf = (request: FastifyRequest, fields: Fields): Client => {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const [basicId, basicSecret] = basic === undefined ? [] : Buffer.from(basic, 'base64').toString().split(':', 2)
  const client = clientWithId(fields['client_id'])
  const secret = basicSecret ?? fields['client_secret']
  if (client === undefined || (basicId !== undefined && basicId !== client.id) || client.secret !== secret)
    throw new TokenRefusal('invalid_client')
  return client
}

/** The scopes asked for; all of the client's where none was named. */
export const scopeOf = (text: string | undefined): string => {
  const wanted = (text ?? '').split(' ').filter((scope) => scope !== '')
  return (wanted.length === 0 ? allScopes : wanted.filter((scope) => allScopes.includes(scope))).join(' ')
}
