import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { PortalKit, PortalLogin } from '../portal/Portal.js'
import { answerAddress, authorizationRequest, type AuthorizationRequest } from './AuthorizationRequest.js'
import { fieldNames, refusalPage, signInPage } from './signInPage.js'

const codeLifetimeMs = 5 * 60_000
const formLifetimeMs = 20 * 60_000
const sessionLifetimeMs = 8 * 60 * 60_000
const sessionCookie = 'sandbox_identity'

/** The provider's pages: from `/authorize` over the sign-in form back to the portal. */
export const addSignInRoutes = (app: FastifyInstance, kit: PortalKit): void => {
  const html = (reply: FastifyReply, status: number, text: string): FastifyReply =>
    reply.code(status).type('text/html; charset=utf-8').send(text)

  app.get('/authorize', (request, reply) => {
    const asked = authorizationRequest.safeParse(request.query)
    if (!asked.success) return html(reply, 400, refusalPage(kit, z.prettifyError(asked.error)))
    if (asked.data.response_type !== 'code') return reply.redirect(answerAddress(asked.data, { error: 'unsupported_response_type' }))
    const known = z.object({ username: z.string() }).safeParse(kit.sessions.find('cookie', request.cookies[sessionCookie] ?? ''))
    if (known.success && asked.data.prompt !== 'login') return reply.redirect(issueCode(kit, asked.data, known.data.username))
    if (asked.data.prompt === 'none') return reply.redirect(answerAddress(asked.data, { error: 'login_required' }))
    const form = kit.sessions.open('challenge', asked.data, formLifetimeMs)
    return html(reply, 200, signInPage(kit, { request: form, username: asked.data.login_hint ?? '', alert: '' }))
  })

  app.post('/sign-in', (request, reply) => {
    const form = formOf(request.body, fieldNames(kit.faults.drift))
    const asked = authorizationRequest.safeParse(kit.sessions.find('challenge', form.request))
    if (!asked.success) return html(reply, 400, refusalPage(kit, 'This sign-in page is too old. Go back to your portal and try again.'))
    const outcome = checkPassword(kit, form)
    if (typeof outcome === 'string')
      return html(reply, 200, signInPage(kit, { request: form.request, username: form.username, alert: outcome }))
    kit.sessions.close('challenge', form.request)
    const session = kit.sessions.open('cookie', { username: outcome.username }, sessionLifetimeMs)
    return reply
      .setCookie(sessionCookie, session, { path: '/', httpOnly: true, sameSite: 'lax' })
      .redirect(issueCode(kit, asked.data, outcome.username))
  })

  app.get('/', (_request, reply) => reply.redirect('/_sandbox/'))
}

interface SignInForm {
  readonly request: string
  readonly username: string
  readonly password: string
}

const formOf = (body: unknown, names: ReturnType<typeof fieldNames>): SignInForm => {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body)
  const text = (name: string): string => z.string().catch('').parse(fields[name])
  return { request: text('request'), username: text(names.username).trim(), password: text(names.password) }
}

/** The login that signed in, or what to tell the person. Only people whose firm sends them here have an account here. */
const checkPassword = (kit: PortalKit, form: SignInForm): PortalLogin | string => {
  if (kit.attempts.isLocked(form.username)) return 'This account is locked after too many failed attempts. Try again in 15 minutes.'
  const login = kit.logins.find((one) => one.secondFactor === 'sso' && one.username === form.username.toLowerCase())
  if (login === undefined || login.password !== form.password) {
    kit.attempts.failed(form.username)
    return 'The user name or password is incorrect.'
  }
  kit.attempts.succeeded(form.username)
  return login
}

const issueCode = (kit: PortalKit, request: AuthorizationRequest, username: string): string => {
  const grant = { username, redirectUri: request.redirect_uri, ...(request.nonce === undefined ? {} : { nonce: request.nonce }) }
  return answerAddress(request, { code: kit.sessions.open('code', grant, codeLifetimeMs) })
}
