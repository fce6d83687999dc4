import type { FastifyRequest } from 'fastify'
import type { PortalKit, PortalLogin } from '../../portal/Portal.js'
import { accessTokenId } from './tokens.js'

/** Assumed: the stock name of the framework's sign-in cookie. */
export const sessionCookie = '.AspNet.ApplicationCookie'

/** How a request is signed in, or why it is not: nothing was sent, or what was sent is no longer known. */
export type Credential =
  | { readonly state: 'known'; readonly login: PortalLogin; readonly key: string }
  | { readonly state: 'none' }
  | { readonly state: 'dead'; readonly by: 'bearer' | 'cookie' }

/** Who sends a request. A bearer token decides alone; without one the browser's cookie does, assumed to open the API as it opens the pages. */
export const signedIn = (kit: PortalKit, request: FastifyRequest): Credential => {
  const bearer = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) {
    const id = accessTokenId(bearer)
    return known(kit, id === undefined ? undefined : kit.sessions.find('access', id), bearer) ?? { state: 'dead', by: 'bearer' }
  }
  return signedInBrowser(kit, request)
}

/** Who sends a request from a browser; tokens do not count. */
export const signedInBrowser = (kit: PortalKit, request: FastifyRequest): Credential => {
  const cookie = request.cookies[sessionCookie]
  if (cookie === undefined || cookie === '') return { state: 'none' }
  return known(kit, kit.sessions.find('cookie', cookie), cookie) ?? { state: 'dead', by: 'cookie' }
}

const known = (kit: PortalKit, session: Record<string, unknown> | undefined, key: string): Credential | undefined => {
  const login = kit.logins.find(({ username }) => username === session?.['username'])
  return login === undefined ? undefined : { state: 'known', login, key }
}
