import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import type { LoginFlow } from './LoginFlow.js'

/** The login page. Field names and ids are the documented ones; the single sign-on button and the wording of alerts are assumed. */
export const loginPage = (kit: PortalKit, flow: LoginFlow, alert = ''): string => {
  const action = `/login_sessions?client_id=${encodeURIComponent(flow.clientId)}&amp;response_type=code`
  return kit.page({
    title: 'Log in | MyCase',
    body:
      kit.faults.drift === 'login-redesigned'
        ? redesigned(action)
        : `<form class="card" id="login-form" method="post" action="${action}" accept-charset="UTF-8" style="max-width: 420px">
<h1>Log in to MyCase</h1>
${alert === '' ? '' : `<div class="alert alert-danger" role="alert">${escapeHtml(alert)}</div>`}
<input type="hidden" name="utf8" value="✓">
<input type="hidden" name="authenticity_token" value="${escapeHtml(flow.token)}">
<label>Email <input id="login_session_email" name="login_session[email]" type="email" autocomplete="username" required></label>
<label>Password <input id="login_session_password" name="login_session[password]" type="password" autocomplete="current-password" required></label>
<button id="login-form-submit" type="submit">Log In</button>
<p><a id="login-sso-button" href="/login_sessions/sso">Log in with single sign-on</a></p>
</form>`,
  })
}

const redesigned = (
  action: string,
): string => `<form class="card" id="sign-in-start" method="post" action="${action}" style="max-width: 420px">
<h1>Welcome back</h1>
<label>Work email <input id="identifier" name="identifier" type="email"></label>
<button id="continue" type="submit">Continue</button>
</form>`
