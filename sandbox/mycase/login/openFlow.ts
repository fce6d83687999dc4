import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import { loginFlow, type LoginFlow } from './LoginFlow.js'

/** Name assumed. */
const cookie = '_mycase_login'
const lifetimeMs = 30 * 60_000

/** Begins a flow, or takes it to its next stage: under a new id and with a new token, so that no form can be sent twice. */
export const openFlow = (kit: PortalKit, reply: FastifyReply, flow: Omit<LoginFlow, 'token'>): LoginFlow => {
  const next = { ...flow, token: randomBytes(32).toString('base64') }
  const id = kit.sessions.open('flow', next, lifetimeMs)
  void reply.setCookie(cookie, id, { path: '/', httpOnly: true, sameSite: 'lax' })
  return next
}

/** The browser's flow, if it has one. */
export const flowOf = (kit: PortalKit, request: FastifyRequest): LoginFlow | undefined => {
  const id = request.cookies[cookie]
  return id === undefined ? undefined : loginFlow.safeParse(kit.sessions.find('flow', id)).data
}

/** Ends the browser's flow. */
export const closeFlow = (kit: PortalKit, request: FastifyRequest, reply: FastifyReply): void => {
  const id = request.cookies[cookie]
  if (id !== undefined) kit.sessions.close('flow', id)
  void reply.clearCookie(cookie, { path: '/' })
}
