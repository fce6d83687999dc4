import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PortalKit } from '../portal/Portal.js'
import { cookieUser, csrfTokenOf } from './api/credentials.js'
import type { ClioFirm } from './ClioFirm.js'
import { driftNamed } from './drifts.js'
import { appPage } from './pages/appPage.js'
import { emailPage } from './pages/emailPage.js'
import type { ClioUser } from './records/ClioUser.js'

/** What a page of the web application shows; with a status where that is not 200. */
export interface AppView {
  readonly title: string
  readonly view: string
  readonly status?: number
}

/** What a signed-in user's request comes to: a view, the address of another page, or undefined where there is nothing to see. */
export type MakeView = (request: FastifyRequest, user: ClioUser, token: string) => AppView | { readonly goTo: string } | undefined

const nothing: AppView = { title: 'Not found', view: '<h1>There is nothing here, or nothing you may see</h1>', status: 404 }

/** Answers a request for a page of the web application. Without a session everything leads to the sign-in. */
export const showView = (kit: PortalKit, firm: ClioFirm, make: MakeView) => (request: FastifyRequest, reply: FastifyReply) => {
  const user = cookieUser(kit, firm, request)
  const drift = driftNamed(kit.faults.drift)
  if (drift?.name === 'soft-login-page') return softLoginPage(kit, reply)
  if (user === undefined) return reply.redirect(`/session/new?return_to=${encodeURIComponent('/nc/#/')}`)
  const token = csrfTokenOf(kit, request)
  const shown = make(request, user, token) ?? nothing
  if ('goTo' in shown) return reply.redirect(shown.goTo, 303)
  const html = appPage(kit, { ...shown, token })
  return reply
    .code(shown.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(drift?.page?.(html) ?? html)
}

/** The sign-in page in the place of another, with status 200: as if the session had ended. */
const softLoginPage = (kit: PortalKit, reply: FastifyReply): FastifyReply =>
  reply
    .code(200)
    .type('text/html; charset=utf-8')
    .send(emailPage(kit, { challenge: '0'.repeat(32), token: '', problem: null }))
