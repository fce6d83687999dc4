import type { FastifyReply, FastifyRequest } from 'fastify'
import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import { antiforgeryField } from './antiforgery.js'

/** What the form shows again after a refused sign-in. */
export interface LoginPageState {
  readonly error: string
  readonly username: string
}

/** Answers with the login page, status 200: that is also what a signed-out browser gets in place of what it asked for. */
export const loginPage = (kit: PortalKit, request: FastifyRequest, reply: FastifyReply, state: LoginPageState): FastifyReply => {
  const field = antiforgeryField(request, reply)
  const body = kit.faults.drift === 'login-redesigned' ? redesigned(field) : form(field, returnPath(request), state)
  return reply
    .code(200)
    .type('text/html; charset=utf-8')
    .send(kit.page({ title: 'Log in - PracticePanther', body }))
}

/** Where to go after signing in; never to another site. */
export const returnPath = (request: FastifyRequest): string => {
  const wanted = (request.query as Readonly<Record<string, unknown>>)['ReturnUrl'] // Fastify's own parser gives an object.
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : '/Dashboard'
}

const form = (field: string, path: string, { error, username }: LoginPageState): string => `
<form id="loginForm" class="card login-form" method="post" action="/?ReturnUrl=${encodeURIComponent(path)}">
  ${field}
  <h1>PracticePanther</h1>
  ${error === '' ? '' : `<div class="validation-summary-errors" role="alert"><ul><li>${escapeHtml(error)}</li></ul></div>`}
  <label>Email <input name="UserName" id="UserName" type="text" placeholder="Email" autocomplete="username" value="${escapeHtml(username)}"></label>
  <label>Password <input name="Password" id="Password" type="password" placeholder="Password" autocomplete="current-password"></label>
  <div class="form-actions"><button type="submit" class="login-action-button btn green btn-block loading-btn">Log in</button></div>
  <p><a id="singleSignOn" href="/SingleSignOn?ReturnUrl=${encodeURIComponent(path)}">Sign in with your firm's account</a></p>
</form>`

const redesigned = (field: string): string => `
<form id="signIn" class="card" method="post" action="/">
  ${field}
  <h1>Welcome back</h1>
  <label>Your account <input name="Account" type="email"></label>
  <button type="button">Continue</button>
</form>`
