import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import type { ClioFirm } from '../ClioFirm.js'
import type { ClioUser } from '../records/ClioUser.js'

/** The cookie of the web application. Assumed: Clio does not publish its name or lifetime. */
export const sessionCookie = '_clio_manage_session'
/** Assumed: a working day. */
export const sessionLifetimeMs = 12 * 3_600_000

/** Who asks, and what the request limit is counted by. */
export interface Credential {
  readonly user: ClioUser
  readonly key: string
  /** What a write must carry beside a cookie, which a browser sends by itself; null for a bearer token. */
  readonly csrfToken: string | null
}

/** Opens a web session for a user and gives the cookie's value. */
export const openSession = (kit: PortalKit, user: ClioUser): string =>
  kit.sessions.open('cookie', { user: user.id, csrf: randomBytes(32).toString('base64') }, sessionLifetimeMs)

/** The token that forms and scripts of a session's pages carry. Assumed: one for the session, as the identity pages have one for each challenge. */
export const csrfTokenOf = (kit: PortalKit, request: FastifyRequest): string => {
  const session = kit.sessions.find('cookie', request.cookies[sessionCookie] ?? '')
  return typeof session?.['csrf'] === 'string' ? session['csrf'] : ''
}

/** The user a request's cookie stands for, while both exist and the user may sign in. */
export const cookieUser = (kit: PortalKit, firm: ClioFirm, request: FastifyRequest): ClioUser | undefined => {
  const id = request.cookies[sessionCookie]
  return id === undefined ? undefined : enabledUser(firm, kit.sessions.find('cookie', id))
}

/** Who a request comes from: its bearer token, else the web application's cookie (assumed: the application calls `/api/v4` with it). */
export const credentialOf = (kit: PortalKit, firm: ClioFirm, request: FastifyRequest): Credential | undefined => {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  if (token !== undefined) {
    const user = enabledUser(firm, kit.sessions.find('access', token))
    return user === undefined ? undefined : { user, key: `bearer ${token}`, csrfToken: null }
  }
  const user = cookieUser(kit, firm, request)
  if (user === undefined) return undefined
  return { user, key: `cookie ${request.cookies[sessionCookie] ?? ''}`, csrfToken: csrfTokenOf(kit, request) }
}

const enabledUser = (firm: ClioFirm, session: Record<string, unknown> | undefined): ClioUser | undefined => {
  const user = session === undefined ? undefined : firm.users.get(String(session['user']))
  return user?.enabled === true ? user : undefined
}
