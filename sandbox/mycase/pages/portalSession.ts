import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { StaffRecord } from '../firm/StaffRecord.js'
import { portalClient } from '../login/registeredClients.js'

/** Name assumed. */
const cookie = '_mycase_session'
const lifetimeMs = 12 * 3_600_000
const stored = z.object({ staffId: z.number(), csrf: z.string() })

/** Who is signed in at the portal, and the token its writes must carry. */
export interface PortalSession {
  readonly user: StaffRecord
  readonly csrf: string
}

/** Signs somebody in at the portal. */
export const openPortalSession = (firm: MyCaseFirm, reply: FastifyReply, staffId: number): void => {
  const id = firm.kit.sessions.open('cookie', { staffId, csrf: randomBytes(48).toString('base64') }, lifetimeMs)
  void reply.setCookie(cookie, id, { path: '/', httpOnly: true, sameSite: 'lax' })
}

/** The request's session, if it has one that still stands. */
export const portalSessionOf = (firm: MyCaseFirm, request: FastifyRequest): PortalSession | undefined => {
  const id = request.cookies[cookie]
  const session = id === undefined ? undefined : stored.safeParse(firm.kit.sessions.find('cookie', id)).data
  const user = session === undefined ? undefined : firm.staff.get(String(session.staffId))
  return session === undefined || user?.active !== true ? undefined : { user, csrf: session.csrf }
}

/** Where a page without a session leads. */
export const loginAddress = (firm: MyCaseFirm): string => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: portalClient.id,
    redirect_uri: firm.kit.origin + portalClient.callback,
    login_required: 'true',
  })
  return `${firm.kit.origin}/login_sessions/new?${query.toString()}`
}

/** Whether a write carries the session's token as the portal's own scripts send it. */
export const isGenuineWrite = (session: PortalSession, request: FastifyRequest): boolean =>
  request.headers['x-requested-with'] === 'XMLHttpRequest' && isGenuineForm(session, String(request.headers['x-csrf-token'] ?? ''))

/** Whether a form was sent with the session's token, as the portal's pages hide it in theirs. */
export const isGenuineForm = ({ csrf }: PortalSession, token: string): boolean => {
  const [sent, right] = [Buffer.from(token), Buffer.from(csrf)]
  return sent.length === right.length && timingSafeEqual(sent, right)
}
