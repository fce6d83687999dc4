import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { webAppApiKey } from '../api/guard.js'
import type { PortalKit, PortalLogin } from '../../portal/Portal.js'
import { authCookie } from './addAuthorizeRoutes.js'
import { allScopes, webAppClientId } from './clients.js'
import type { AccessTokens } from './createAccessTokens.js'
import { issueTokens, refreshTokenMs, sharedComputerMs } from './issueTokens.js'

const signInBody = z.object({ email: z.string(), password: z.string(), privateComputer: z.boolean().default(false) })
const codeBody = z.object({ challenge: z.string(), code: z.string() })
const pending = z.object({ username: z.string(), privateComputer: z.boolean() })
const challengeLifetimeMs = 10 * 60_000

/**
 * What the app's own sign-in form talks to. The form is known, these endpoints are not: assumed, as are the texts of the refusals, the codes by SMS and e-mail
 * (Smokeball documents an authenticator app), and the lock after five failures.
 */
export const addSignInRoutes = (app: FastifyInstance, kit: PortalKit, tokens: AccessTokens): void => {
  app.post('/auth/sign-in', (request, reply) => {
    const body = signInBody.safeParse(request.body)
    if (!body.success) return refused(reply, 400, 'Enter your email address and password.')
    const { email, password, privateComputer } = body.data
    const login = kit.logins.find((one) => one.username === email.trim().toLowerCase())
    if (kit.attempts.isLocked(email)) return locked(reply)
    if (login?.secondFactor === 'sso') return refused(reply, 403, 'Your firm uses single sign-on. Choose "Log in with single sign-on".')
    if (login === undefined || login.password !== password)
      return failed(kit, reply, { username: email, message: 'Incorrect email address or password.' })
    if (login.secondFactor === 'none') return welcome(kit, tokens, { reply, login, privateComputer })
    return {
      step: 'two-factor',
      challenge: kit.sessions.open('challenge', { username: login.username, privateComputer }, challengeLifetimeMs),
      ...sendCode(kit, login),
    }
  })

  app.post('/auth/verify', (request, reply) => {
    const body = codeBody.safeParse(request.body)
    const open = pending.safeParse(body.success ? kit.sessions.find('challenge', body.data.challenge) : undefined)
    const login = kit.logins.find((one) => open.success && one.username === open.data.username)
    if (!body.success || !open.success || login === undefined) return refused(reply, 400, 'Your login has expired. Log in again.')
    if (kit.attempts.isLocked(login.username)) return locked(reply)
    if (!kit.checkCode(login, body.data.code))
      return failed(kit, reply, { username: login.username, message: 'The two-factor code is incorrect.' })
    kit.sessions.close('challenge', body.data.challenge)
    return welcome(kit, tokens, { reply, login, privateComputer: open.data.privateComputer })
  })

  app.post<{ Body: { ticket?: string } }>('/auth/ticket', (request, reply) => {
    const ticket = z.object({ ssoUser: z.string() }).safeParse(kit.sessions.find('challenge', request.body.ticket ?? ''))
    const login = kit.logins.find((one) => ticket.success && one.username === ticket.data.ssoUser)
    if (login === undefined) return refused(reply, 400, 'Your login has expired. Log in again.')
    kit.sessions.close('challenge', request.body.ticket ?? '')
    return welcome(kit, tokens, { reply, login, privateComputer: true })
  })
}

const refused = (reply: FastifyReply, status: number, message: string): FastifyReply => reply.code(status).send({ message })

const locked = (reply: FastifyReply): FastifyReply =>
  refused(reply, 423, 'Your account is locked after too many failed attempts. Try again in 15 minutes.')

const failed = (
  kit: PortalKit,
  reply: FastifyReply,
  { username, message }: { readonly username: string; readonly message: string },
): FastifyReply => {
  kit.attempts.failed(username)
  return kit.attempts.isLocked(username) ? locked(reply) : refused(reply, 401, message)
}

/** Sends the code where one has to be sent, and says where it went. */
const sendCode = (kit: PortalKit, login: PortalLogin): { readonly method: string; readonly sentTo?: string } => {
  if (login.secondFactor === 'sms') {
    kit.sendCode('sms', login.phone)
    return { method: 'sms', sentTo: `•••• ${login.phone.slice(-4)}` }
  }
  if (login.secondFactor === 'email') {
    kit.sendCode('email', login.username)
    return { method: 'email', sentTo: login.username.replace(/^(.).*@/, '$1•••@') }
  }
  return { method: 'totp' }
}

const welcome = (
  kit: PortalKit,
  tokens: AccessTokens,
  { reply, login, privateComputer }: { readonly reply: FastifyReply; readonly login: PortalLogin; readonly privateComputer: boolean },
): Readonly<Record<string, unknown>> => {
  kit.attempts.succeeded(login.username)
  const userId = kit.guid.of('user', login.user)
  const refreshMs = privateComputer ? refreshTokenMs : sharedComputerMs
  const issued = issueTokens(kit, tokens, { grant: { userId, clientId: webAppClientId, scope: allScopes.join(' ') }, refreshMs })
  reply.setCookie(authCookie, kit.sessions.open('cookie', { userId }, refreshMs), { path: '/', httpOnly: true, sameSite: 'lax' })
  return {
    step: 'done',
    accessToken: issued.access_token,
    refreshToken: issued.refresh_token,
    expiresIn: issued.expires_in,
    apiKey: webAppApiKey,
    clientId: webAppClientId,
    userId,
  }
}
