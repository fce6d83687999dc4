import { createHmac } from 'node:crypto'

const part = (value: Readonly<Record<string, unknown>>): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** An OpenID Connect id token, signed with the client's own secret (HS256). */
export const signIdToken = (claims: Readonly<Record<string, unknown>>, clientSecret: string): string => {
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${unsigned}.${createHmac('sha256', clientSecret).update(unsigned).digest('base64url')}`
}
