import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import type { LoginFlow } from './LoginFlow.js'

/** Asks whether an app may use the firm's data. That there is such a page, and what it is made of, is assumed. */
export const consentPage = (kit: PortalKit, flow: LoginFlow, clientName: string): string =>
  kit.page({
    title: 'Authorize an application | MyCase',
    body: `<form class="card" id="oauth-authorize-form" method="post" action="/login_sessions/authorize" style="max-width: 480px">
<h1>Authorize ${escapeHtml(clientName)}?</h1>
<p>This application will be able to read and change the data of ${escapeHtml(kit.world.firm.name)} that you can see.</p>
<input type="hidden" name="utf8" value="✓">
<input type="hidden" name="authenticity_token" value="${escapeHtml(flow.token)}">
<button id="oauth-authorize-submit" type="submit" name="decision" value="allow">Authorize</button>
<button id="oauth-deny-submit" type="submit" name="decision" value="deny">Deny</button>
</form>`,
  })
