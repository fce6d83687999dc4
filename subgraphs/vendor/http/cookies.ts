import { Cookie, CookieJar } from 'tough-cookie'
import { z } from 'zod'

/** Cookies in the form a session keeps them; parses what `cookiesOf` gave. Part of a vendor's session schema. */
export const sessionCookies = z
  .array(
    z.object({
      name: z.string(),
      value: z.string(),
      /** The host it was set by, or the domain it is for; without a leading dot. */
      domain: z.string(),
      /** Sent to `domain` alone, not to hosts below it. */
      hostOnly: z.boolean(),
      path: z.string(),
      secure: z.boolean(),
      httpOnly: z.boolean(),
      /** ISO instant; null lasts as long as the session. */
      expires: z.string().nullable(),
    }),
  )
  .readonly()

/** One cookie of a signed-in session, as JSON. */
export type SessionCookie = z.infer<typeof sessionCookies>[number]

/**
 * A jar that holds these cookies and no others. Each account has its own: a cookie does not know its port, so one jar for
 * two portals on one host would hand each the other's session.
 */
export const cookieJarOf = (cookies: readonly SessionCookie[]): CookieJar => {
  const jar = new CookieJar(undefined, { rejectPublicSuffixes: false })
  for (const { name, value, domain, hostOnly, path, secure, httpOnly, expires } of cookies) {
    const cookie = new Cookie({
      key: name,
      value,
      path,
      secure,
      httpOnly,
      ...(hostOnly ? {} : { domain }),
      expires: expires === null ? 'Infinity' : new Date(expires),
    })
    jar.setCookieSync(cookie, `${secure ? 'https' : 'http'}://${domain}${path}`, { ignoreError: true })
  }
  return jar
}

/** Every cookie of a jar that still lives, as JSON. */
export const cookiesOf = (jar: CookieJar): readonly SessionCookie[] => {
  const stored = jar.serializeSync()?.cookies ?? []
  return stored.flatMap((serialized) => {
    const cookie = Cookie.fromJSON(serialized)
    return cookie === undefined || cookie.TTL() <= 0 ? [] : [sessionCookieOf(cookie)]
  })
}

const sessionCookieOf = (cookie: Cookie): SessionCookie => ({
  name: cookie.key,
  value: cookie.value,
  domain: cookie.domain ?? '',
  hostOnly: cookie.hostOnly ?? true,
  path: cookie.path ?? '/',
  secure: cookie.secure,
  httpOnly: cookie.httpOnly,
  expires: cookie.expires instanceof Date ? cookie.expires.toISOString() : null,
})
