import { z } from 'zod'
import { sessionCookies } from '../vendor/http/cookies.js'

/** The tokens of an OAuth grant. The refresh token is good for one use: each refresh gives a new pair. */
const tokenPair = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1),
  /** ISO instant after which the access token is refreshed before use. */
  expiresAt: z.iso.datetime(),
})

/**
 * What a sign-in at PracticePanther yields: the browser's cookies, which open the pages and (assumed) both APIs, and with an OAuth client the
 * tokens of a grant, which then open the APIs.
 */
export const practicePantherSession = z.object({ cookies: sessionCookies, token: tokenPair.nullable() })

/** A parsed session. */
export type PracticePantherSession = z.output<typeof practicePantherSession>
/** An access token and what gets the next one. */
export type TokenPair = z.output<typeof tokenPair>
