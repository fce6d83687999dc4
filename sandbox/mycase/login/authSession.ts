import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PortalKit } from '../../portal/Portal.js'

/** Name assumed. */
const cookie = '_mycase_auth'
const lifetimeMs = 12 * 3_600_000
const authSession = z.object({ username: z.string() })

/** Who is signed in at the auth host, if anybody is. */
export const authSessionOf = (kit: PortalKit, request: FastifyRequest): string | undefined => {
  const id = request.cookies[cookie]
  return id === undefined ? undefined : authSession.safeParse(kit.sessions.find('auth', id)).data?.username
}

/** Signs somebody in at the auth host. */
export const openAuthSession = (kit: PortalKit, reply: FastifyReply, username: string): void => {
  const id = kit.sessions.open('auth', { username }, lifetimeMs)
  void reply.setCookie(cookie, id, { path: '/', httpOnly: true, sameSite: 'lax' })
}

/** Signs out at the auth host. */
export const closeAuthSession = (kit: PortalKit, request: FastifyRequest, reply: FastifyReply): void => {
  const id = request.cookies[cookie]
  if (id !== undefined) kit.sessions.close('auth', id)
  void reply.clearCookie(cookie, { path: '/' })
}
