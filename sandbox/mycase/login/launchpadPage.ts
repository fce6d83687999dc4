import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import type { LoginFlow } from './LoginFlow.js'
import type { Membership } from './Membership.js'

/** The account chooser: one form for each firm the e-mail address belongs to. */
export const launchpadPage = (
  kit: PortalKit,
  flow: LoginFlow,
  { memberships, primary }: { readonly memberships: readonly Membership[]; readonly primary: string },
): string =>
  kit.page({
    title: 'Choose an account | MyCase',
    body: `<main class="launchpad"><h1>Which account would you like to log into?</h1>
${memberships.map((one) => accountForm(flow, one, one.userId === primary)).join('\n')}
<p><a href="/login_sessions/logout?client_id=${encodeURIComponent(flow.clientId)}">Log out</a></p></main>`,
  })

const accountForm = (flow: LoginFlow, { userId, firmName, userType }: Membership, isPrimary: boolean): string =>
  `<form class="launchpad-select-user-form" method="post" action="/login_sessions/select_user" accept-charset="UTF-8">
<input type="hidden" name="utf8" value="✓">
<input type="hidden" name="authenticity_token" value="${escapeHtml(flow.token)}">
<input type="hidden" name="user_id" value="${escapeHtml(userId)}">
<input type="hidden" name="client_id" value="${escapeHtml(flow.clientId)}">
<input type="hidden" name="redirect_uri" value="${escapeHtml(flow.redirectUri)}">
<button type="submit"><span class="launchpad-firm-name">${escapeHtml(firmName)}</span> <span class="launchpad-user-type">${escapeHtml(userType)}</span>${isPrimary ? ' <span class="badge">Primary</span>' : ''}</button>
</form>`
