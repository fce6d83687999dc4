import { z } from 'zod'
import { sessionCookies } from '../vendor/http/cookies.js'

/** A pair of tokens of the Open API. The refresh token is good once: whoever uses it must keep its successor. */
export const tokenPair = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1),
  /** ISO instant after which the access token is no longer taken. */
  expiresAt: z.iso.datetime(),
})
/** A pair of tokens of the Open API. */
export type TokenPair = z.output<typeof tokenPair>

/** What a sign-in at MyCase yields: the portal's cookies, and the tokens of the consent given in the same browser. */
export const myCaseSession = z.object({
  /** The firm's own portal, as it stood in the address bar: `https://demo-firm.mycase.com`. */
  web: z.string(),
  /** IANA name, as the portal shows it; null where it does not. */
  timeZone: z.string().nullable(),
  cookies: sessionCookies,
  tokens: tokenPair,
})
/** A parsed session. */
export type MyCaseSession = z.output<typeof myCaseSession>
