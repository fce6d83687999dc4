import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { PortalKit } from '../../portal/Portal.js'

const claims = z.object({
  sub: z.string(),
  token_use: z.literal('access'),
  scope: z.string(),
  client_id: z.string(),
  iat: z.number(),
  exp: z.number(),
  jti: z.string(),
})

/** What an access token says of itself. */
export type Claims = z.infer<typeof claims>

/** Issues and reads access tokens. */
export interface AccessTokens {
  /** A token for this user (or, with client credentials, for nobody) and client. */
  issue(grant: { readonly userId: string; readonly clientId: string; readonly scope: string }): string
  /** What a token says, or undefined where it is not ours, too old, or ended. */
  read(token: string): Claims | undefined
}

/** Access tokens live an hour. */
export const accessTokenSeconds = 3600

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Tokens in the form of JWTs as a user pool issues them, with the scopes inside. Signed with a secret of this portal's own, not with the pool's RSA key. */
export const createAccessTokens = (kit: PortalKit): AccessTokens => {
  const secret = randomBytes(32)
  const sign = (unsigned: string): Buffer => createHmac('sha256', secret).update(unsigned).digest()
  return {
    issue: ({ userId, clientId, scope }) => {
      const iat = Math.floor(kit.clock.now() / 1000)
      const jti = kit.sessions.open('access', {}, accessTokenSeconds * 1000)
      const body = {
        sub: userId,
        iss: kit.origin,
        token_use: 'access',
        scope,
        client_id: clientId,
        iat,
        exp: iat + accessTokenSeconds,
        jti,
      }
      const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(body)}`
      return `${unsigned}.${sign(unsigned).toString('base64url')}`
    },
    read: (token) => {
      const [header = '', body = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const wanted = sign(`${header}.${body}`)
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
      const parsed = claims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
      return parsed.success && kit.sessions.find('access', parsed.data.jti) !== undefined ? parsed.data : undefined
    },
  }
}
