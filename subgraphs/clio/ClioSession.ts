import { z } from 'zod'
import { sessionCookies } from '../vendor/http/cookies.js'

/** What a sign-in at Clio yields: the web application's cookies, or the tokens of an OAuth grant. Both open `/api/v4` (cookies: assumed). */
export const clioSession = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cookies'), cookies: sessionCookies }),
  z.object({
    kind: z.literal('bearer'),
    accessToken: z.string().min(1),
    /** Reusable and not rotated; null where the grant gave none. */
    refreshToken: z.string().min(1).nullable(),
    /** ISO instant after which the access token is refreshed before use; null where unknown. */
    expiresAt: z.iso.datetime().nullable(),
  }),
])

/** A parsed session. */
export type ClioSession = z.output<typeof clioSession>
/** A session of OAuth tokens. */
export type ClioBearer = Extract<ClioSession, { kind: 'bearer' }>
