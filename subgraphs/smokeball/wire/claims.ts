import { z } from 'zod'

const claims = z.object({ scope: z.string().default('') })

/** The scopes that stand inside an access token. None where the token is not a JWT: then the vendor alone knows. */
export const scopesOf = (accessToken: string): readonly string[] => {
  const [, body = ''] = accessToken.split('.')
  try {
    return claims
      .parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
      .scope.split(' ')
      .filter((scope) => scope !== '')
  } catch {
    return []
  }
}
