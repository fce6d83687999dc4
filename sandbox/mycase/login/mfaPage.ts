import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit, PortalLogin } from '../../portal/Portal.js'
import { maskedDestination } from './maskedDestination.js'

/** The id of the code's field. The e-mail one is documented, the others are assumed after it. */
const inputIds: Partial<Readonly<Record<PortalLogin['secondFactor'], string>>> = {
  email: 'email-tfa-code',
  sms: 'sms-tfa-code',
  totp: 'app-tfa-code',
}

/** The page that asks for the second factor. */
export const mfaPage = (kit: PortalKit, form: { readonly login: PortalLogin; readonly token: string; readonly alert?: string }): string => {
  const id = inputIds[form.login.secondFactor] ?? 'app-tfa-code'
  return kit.page({
    title: 'Verify your identity | MyCase',
    body: `<form class="card" id="tfa-form" method="post" action="/login_sessions/tfa" style="max-width: 420px">
<h1>Verify your identity</h1>
<p>${instruction(form.login)}</p>
${form.alert === undefined ? '' : `<div class="alert alert-danger" role="alert">${escapeHtml(form.alert)}</div>`}
<input type="hidden" name="utf8" value="✓">
<input type="hidden" name="authenticity_token" value="${escapeHtml(form.token)}">
<label>Verification code <input id="${id}" name="tfa_code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required></label>
<label><input id="checkbox-boolean-input-0" name="remember_device" type="checkbox" value="true"> Remember this device for 30 days</label>
<button type="submit">Verify</button>
</form>`,
  })
}

const instruction = (login: PortalLogin): string =>
  login.secondFactor === 'totp'
    ? 'Enter the 6-digit code from your authenticator app.'
    : `We sent a 6-digit code to <span id="tfa-destination">${escapeHtml(maskedDestination(login))}</span>.`
