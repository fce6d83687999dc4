import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PortalKit, PortalLogin } from '../portal/Portal.js'
import { openSession, sessionCookie } from './api/credentials.js'
import type { ClioFirm } from './ClioFirm.js'
import { driftNamed } from './drifts.js'
import { createLoginChallenges, type LoginChallenge } from './loginChallenges.js'
import { codePage, type CodeMethod } from './pages/codePage.js'
import { emailPage } from './pages/emailPage.js'
import { identityPage } from './pages/identityPage.js'
import { passwordPage } from './pages/passwordPage.js'
import { sandboxClient } from '../portal/logins.js'
import { textOf } from './textOf.js'

type Form = Readonly<Record<string, unknown>>
type Step = (challenge: LoginChallenge, form: Form, reply: FastifyReply) => unknown

const texts = {
  expired: 'This sign-in took too long. Please start again.',
  forged: 'The change you wanted was rejected.',
  wrongPassword: 'The email or password you entered is incorrect.',
  wrongCode: 'The code you entered is incorrect. Please try again.',
  locked: 'Your account has been locked after too many failed attempts. Try again in 15 minutes or reset your password.',
} as const

/** The identity site: e-mail, then password or the firm's identity provider, then the second factor, then the product with its cookie. */
export const addIdentityRoutes = (app: FastifyInstance, kit: PortalKit, firm: ClioFirm): void => {
  const challenges = createLoginChallenges(kit.clock)
  const show = (reply: FastifyReply, html: string, status = 200): FastifyReply =>
    reply.code(status).type('text/html; charset=utf-8').send(html)
  const message = (reply: FastifyReply, heading: string, problem: string, status = 200): FastifyReply =>
    show(reply, identityPage(kit, { heading, problem, token: '', body: '<p><a href="/session/new">Sign in</a></p>' }), status)
  const expired = (reply: FastifyReply): FastifyReply => message(reply, 'Your session has expired', texts.expired)
  const locked = (reply: FastifyReply): FastifyReply => message(reply, 'Account locked', texts.locked)
  const loginOf = (email: string): PortalLogin | undefined => kit.logins.find(({ username }) => username === email.trim().toLowerCase())
  const formOf = (challenge: LoginChallenge, problem: string | null) => ({ challenge: challenge.id, token: challenge.token, problem })

  app.get('/session/new', (request, reply) => {
    const { return_to: wanted } = request.query as Form // Fastify gives an object of strings or lists of them.
    // Only paths of this portal: an address of another site would make the sign-in an open redirect.
    const returnTo = typeof wanted === 'string' && /^\/[^/\\]/.test(wanted) ? wanted : '/nc/#/'
    return reply.redirect(`/login?login_challenge=${challenges.open(returnTo).id}`)
  })
  app.get('/login', (request, reply) => {
    const { login_challenge: id } = request.query as Form // As above.
    const challenge = challenges.find(id)
    return challenge === undefined ? expired(reply) : show(reply, emailPage(kit, formOf(challenge, null)))
  })

  step('/ask_for_password', (challenge, form, reply) => {
    const email = textOf(form['email']).trim()
    if (email === '') return show(reply, emailPage(kit, formOf(challenge, 'Please enter your email address.')))
    challenge.email = email
    if (loginOf(email)?.secondFactor === 'sso') return reply.redirect(identityProviderAddress(challenge), 303)
    return show(reply, passwordPage(kit, { ...formOf(challenge, null), email }))
  })

  step('/login', (challenge, form, reply) => {
    const { email } = challenge
    if (kit.attempts.isLocked(email)) return locked(reply)
    const login = loginOf(email)
    if (login === undefined || login.secondFactor === 'sso' || form['password'] !== login.password) {
      kit.attempts.failed(email)
      if (kit.attempts.isLocked(email)) return locked(reply)
      return show(reply, passwordPage(kit, { ...formOf(challenge, texts.wrongPassword), email }))
    }
    challenge.login = login
    if (driftNamed(kit.faults.drift)?.name === 'new-sign-in-page') return show(reply, newTermsPage(challenge))
    if (login.secondFactor === 'none') return finish(challenge, login, reply)
    sendCode(login)
    return reply.redirect(`/two_factor?challenge=${challenge.id}`, 303)
  })

  app.get('/two_factor', (request, reply) => {
    const { challenge: id } = request.query as Form // As above.
    const challenge = challenges.find(id)
    return challenge?.login === undefined ? expired(reply) : showCode(challenge, challenge.login, null, reply)
  })
  step('/two_factor', (challenge, form, reply) => {
    const { login } = challenge
    if (login === undefined) return expired(reply)
    if (kit.attempts.isLocked(login.username)) return locked(reply)
    if (kit.checkCode(login, textOf(form['code']).trim())) return finish(challenge, login, reply)
    kit.attempts.failed(login.username)
    return kit.attempts.isLocked(login.username) ? locked(reply) : showCode(challenge, login, texts.wrongCode, reply)
  })
  step('/two_factor/resend', (challenge, _form, reply) => {
    if (challenge.login === undefined) return expired(reply)
    sendCode(challenge.login)
    return reply.redirect(`/two_factor?challenge=${challenge.id}`, 303)
  })

  app.get('/sso/callback', async (request, reply) => {
    const { code, state } = request.query as Form // As above.
    const challenge = challenges.find(state)
    if (challenge === undefined || typeof code !== 'string') return expired(reply)
    const email = await emailOfCode(code)
    const login = email === undefined ? undefined : loginOf(email)
    if (login === undefined || login.username !== challenge.email.toLowerCase()) {
      return message(reply, 'Single sign-on failed', 'Your identity provider did not confirm this email address.', 403)
    }
    return finish(challenge, login, reply)
  })
  app.get('/session/destroy', (request, reply) => {
    const id = request.cookies[sessionCookie]
    if (id !== undefined) kit.sessions.close('cookie', id)
    return reply.clearCookie(sessionCookie, { path: '/' }).redirect('/session/new')
  })

  /** A form of the sign-in: its challenge must be alive and its CSRF token the challenge's own. */
  function step(path: string, act: Step): void {
    app.post(path, (request: FastifyRequest, reply) => {
      const form = (request.body ?? {}) as Form // The form parser gives an object of strings or lists of them.
      const challenge = challenges.find(form['challenge'])
      if (challenge === undefined) return expired(reply)
      if (form['authenticity_token'] !== challenge.token) return message(reply, 'Sign in to Clio Manage', texts.forged, 422)
      return act(challenge, form, reply)
    })
  }

  function sendCode(login: PortalLogin): void {
    if (login.secondFactor === 'sms') kit.sendCode('sms', login.phone)
    if (login.secondFactor === 'email') kit.sendCode('email', login.username)
  }

  function showCode(challenge: LoginChallenge, login: PortalLogin, problem: string | null, reply: FastifyReply): FastifyReply {
    const method: CodeMethod = login.secondFactor === 'sms' || login.secondFactor === 'email' ? login.secondFactor : 'totp'
    const sentTo =
      method === 'sms' ? `••• ••• ${login.phone.slice(-4)}` : method === 'email' ? login.username.replace(/^(.).*@/, '$1•••@') : ''
    return show(reply, codePage(kit, { ...formOf(challenge, problem), method, sentTo }))
  }

  /** The redirect chain back to the product, which gets its own cookie. Assumed: names of cookies and of the steps between. */
  function finish(challenge: LoginChallenge, login: PortalLogin, reply: FastifyReply): FastifyReply {
    const user = firm.users.get([...firm.users][login.user]?.id.toString() ?? '')
    if (user?.enabled !== true) return message(reply, 'No access', 'Your user is not enabled in this account.', 403)
    kit.attempts.succeeded(login.username)
    challenges.close(challenge.id)
    return reply
      .setCookie('_clio_identity_session', randomBytes(16).toString('hex'), { path: '/', httpOnly: true, sameSite: 'lax' })
      .setCookie(sessionCookie, openSession(kit, user), { path: '/', httpOnly: true, sameSite: 'lax' })
      .redirect(challenge.returnTo, 303)
  }

  function identityProviderAddress(challenge: LoginChallenge): string {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: sandboxClient.id,
      redirect_uri: `${kit.origin}/sso/callback`,
      state: challenge.id,
      login_hint: challenge.email,
    })
    return `${kit.identityProvider}/authorize?${query.toString()}`
  }

  async function emailOfCode(code: string): Promise<string | undefined> {
    const answer = await fetch(`${kit.identityProvider}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: sandboxClient.id,
        client_secret: sandboxClient.secret,
        code,
        redirect_uri: `${kit.origin}/sso/callback`,
      }),
    })
    const body: unknown = answer.ok ? await answer.json() : null
    return typeof body === 'object' && body !== null && 'email' in body && typeof body.email === 'string'
      ? body.email.toLowerCase()
      : undefined
  }

  function newTermsPage(challenge: LoginChallenge): string {
    return identityPage(kit, {
      heading: 'Our terms have changed',
      problem: null,
      token: challenge.token,
      body: '<p>Read the new terms of service before you continue.</p><button type="button">Accept</button>',
    })
  }
}
