import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PortalKit, PortalLogin } from '../../portal/Portal.js'
import { sessionCookie, signedInBrowser } from '../api/signedIn.js'
import { formText, isFromOurForm } from './antiforgery.js'
import { loginPage, returnPath } from './loginPage.js'
import { twoFactorPage } from './twoFactorPage.js'

/** Assumed, like every text and name of these pages that the vendor's material does not show. */
const texts = {
  wrongPassword: 'The email or password provided is incorrect.',
  wrongCode: 'The security code is incorrect or has expired.',
  locked: 'This account has been locked out, please try again later.',
} as const

const sessionLifetimeMs = 12 * 60 * 60_000
const challengeLifetimeMs = 15 * 60_000
const challengeCookie = '.AspNet.TwoFactorCookie'
const deviceCookie = 'PracticePanther.Device'

/** Signs a browser in as a login and sends it on its way. */
export type FinishSignIn = (reply: FastifyReply, login: PortalLogin, path: string) => FastifyReply

/** The login page, the security code, and the way out. Gives back how a sign-in ends, for other ways to begin one. */
export const addSignInRoutes = (app: FastifyInstance, kit: PortalKit): FinishSignIn => {
  /** Which logins a device was let in as; it stays known when sessions end. */
  const devices = new Map<string, Set<string>>()

  const finish: FinishSignIn = (reply, login, path) => {
    kit.attempts.succeeded(login.username)
    return reply
      .setCookie(sessionCookie, kit.sessions.open('cookie', { username: login.username }, sessionLifetimeMs), { path: '/', httpOnly: true })
      .redirect(path)
  }
  const remember = (request: FastifyRequest, reply: FastifyReply, login: PortalLogin): void => {
    const known = request.cookies[deviceCookie]
    const device = known !== undefined && devices.has(known) ? known : randomBytes(18).toString('base64url')
    devices.set(device, (devices.get(device) ?? new Set()).add(login.username))
    void reply.setCookie(deviceCookie, device, { path: '/', httpOnly: true, maxAge: 365 * 24 * 60 * 60 })
  }
  const sendCode = (login: PortalLogin): void => {
    if (login.secondFactor === 'email') kit.sendCode('email', login.username)
    if (login.secondFactor === 'sms') kit.sendCode('sms', login.phone)
  }

  app.get('/', (request, reply) =>
    signedInBrowser(kit, request).state === 'known' ? reply.redirect(returnPath(request)) : loginPage(kit, request, reply, fresh),
  )

  app.post('/', (request, reply) => {
    if (!isFromOurForm(request)) return refuseForm(kit, reply)
    const username = formText(request, 'UserName').trim().toLowerCase()
    const refuse = (error: string): FastifyReply => loginPage(kit, request, reply, { error, username: formText(request, 'UserName') })
    if (kit.attempts.isLocked(username)) return refuse(texts.locked)
    const login = kit.logins.find((one) => one.username === username && one.secondFactor !== 'sso')
    if (login === undefined || login.password !== formText(request, 'Password')) {
      kit.attempts.failed(username)
      return refuse(kit.attempts.isLocked(username) ? texts.locked : texts.wrongPassword)
    }
    const isKnown = devices.get(request.cookies[deviceCookie] ?? '')?.has(login.username) === true
    if (login.secondFactor === 'none' || isKnown) return finish(reply, login, returnPath(request))
    sendCode(login)
    const challenge = kit.sessions.open('challenge', { username: login.username, path: returnPath(request) }, challengeLifetimeMs)
    return reply.setCookie(challengeCookie, challenge, { path: '/', httpOnly: true }).redirect('/TwoFactor')
  })

  const challenged = (request: FastifyRequest): { readonly login: PortalLogin; readonly path: string } | undefined => {
    const challenge = kit.sessions.find('challenge', request.cookies[challengeCookie] ?? '')
    const login = kit.logins.find(({ username }) => username === challenge?.['username'])
    return login === undefined ? undefined : { login, path: String(challenge?.['path']) }
  }

  app.get('/TwoFactor', (request, reply) => {
    const asked = challenged(request)
    return asked === undefined ? reply.redirect('/') : twoFactorPage(kit, request, reply, { login: asked.login, error: '' })
  })

  app.post('/TwoFactor', (request, reply) => {
    const asked = challenged(request)
    if (asked === undefined) return reply.redirect('/')
    if (!isFromOurForm(request)) return refuseForm(kit, reply)
    const { login, path } = asked
    if (kit.attempts.isLocked(login.username)) return loginPage(kit, request, reply, { error: texts.locked, username: login.username })
    if (!kit.checkCode(login, formText(request, 'Code').trim())) {
      kit.attempts.failed(login.username)
      if (kit.attempts.isLocked(login.username)) return loginPage(kit, request, reply, { error: texts.locked, username: login.username })
      return twoFactorPage(kit, request, reply, { login, error: texts.wrongCode })
    }
    kit.sessions.close('challenge', request.cookies[challengeCookie] ?? '')
    remember(request, reply, login)
    return finish(reply.clearCookie(challengeCookie, { path: '/' }), login, path)
  })

  app.post('/TwoFactor/Resend', (request, reply) => {
    const asked = challenged(request)
    if (asked !== undefined && isFromOurForm(request)) sendCode(asked.login)
    return reply.redirect('/TwoFactor')
  })

  app.get('/LogOff', (request, reply) => {
    kit.sessions.close('cookie', request.cookies[sessionCookie] ?? '')
    return reply.clearCookie(sessionCookie, { path: '/' }).redirect('/')
  })

  return finish
}

const fresh = { error: '', username: '' } as const

const refuseForm = (kit: PortalKit, reply: FastifyReply): FastifyReply =>
  reply
    .code(400)
    .type('text/html; charset=utf-8')
    .send(
      kit.page({
        title: 'Error',
        body: '<main><h1>Error</h1><p class="alert">The form could not be verified. Reload the page and try again.</p></main>',
      }),
    )
