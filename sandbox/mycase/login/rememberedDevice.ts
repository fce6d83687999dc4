import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'

/** Name assumed. */
const cookie = 'mycase_remembered_device'
const lifetimeMs = 30 * 24 * 3_600_000

/** Spares this browser the second factor of this login for thirty days. */
export const rememberDevice = (kit: PortalKit, reply: FastifyReply, username: string): void => {
  const id = kit.sessions.open('device', { username }, lifetimeMs)
  void reply.setCookie(cookie, id, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: lifetimeMs / 1000 })
}

/** Whether this browser is spared the second factor of this login. */
export const isRemembered = (kit: PortalKit, request: FastifyRequest, username: string): boolean => {
  const id = request.cookies[cookie]
  return id !== undefined && kit.sessions.find('device', id)?.['username'] === username
}
