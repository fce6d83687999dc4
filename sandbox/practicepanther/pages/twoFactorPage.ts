import type { FastifyReply, FastifyRequest } from 'fastify'
import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit, PortalLogin } from '../../portal/Portal.js'
import { antiforgeryField } from './antiforgery.js'

/**
 * Answers with the page that asks for a security code. Only the mailed code is known of the vendor; the whole form, the authenticator and the
 * text message are assumed.
 */
export const twoFactorPage = (
  kit: PortalKit,
  request: FastifyRequest,
  reply: FastifyReply,
  { login, error }: { readonly login: PortalLogin; readonly error: string },
): FastifyReply => {
  const field = antiforgeryField(request, reply)
  const body = `
<form id="twoFactorForm" class="card" method="post" action="/TwoFactor" data-method="${login.secondFactor}">
  ${field}
  <h1>Security code</h1>
  <p class="two-factor-hint">${escapeHtml(hints[login.secondFactor](login))}</p>
  ${error === '' ? '' : `<div class="validation-summary-errors" role="alert"><ul><li>${escapeHtml(error)}</li></ul></div>`}
  <label>Security code <input name="Code" id="Code" inputmode="numeric" autocomplete="one-time-code" maxlength="6"></label>
  <div class="form-actions"><button type="submit" class="btn green btn-block loading-btn">Verify</button></div>
</form>
${login.secondFactor === 'totp' ? '' : `<form class="card" method="post" action="/TwoFactor/Resend">${field}<button type="submit">Send a new code</button></form>`}`
  return reply
    .code(200)
    .type('text/html; charset=utf-8')
    .send(kit.page({ title: 'Security code - PracticePanther', body }))
}

const hints: Readonly<Record<PortalLogin['secondFactor'], (login: PortalLogin) => string>> = {
  none: () => '',
  sso: () => '',
  totp: () => 'You are signing in from a new device. Enter the code your authenticator app shows.',
  sms: ({ phone }) =>
    `You are signing in from a new device. We sent a security code by text message to the number ending in ${phone.slice(-2)}.`,
  email: ({ username }) => `You are signing in from a new device. We sent a security code to ${masked(username)}.`,
}

const masked = (address: string): string => address.replace(/^(.).*(?=@)/, '$1***')
