import { TOTP } from 'otpauth'
import type { PortalState } from '../buildPortal.js'
import { sandboxClient, sandboxPassword, sandboxTotpSecret } from '../logins.js'
import type { PortalLogin } from '../Portal.js'
import { escapeHtml } from '../escapeHtml.js'
import { table } from './table.js'

/** Who can sign in, and the code to do it with at this moment. */
export const loginsSection = ({ kit, inbox, built }: PortalState): string => {
  // Only the identity provider keeps no records, and only single sign-on leads there.
  const isProvider = Object.keys(built.records).length === 0
  const code = (login: PortalLogin): string => {
    const to = login.secondFactor === 'sms' ? login.phone : login.username
    if (login.secondFactor === 'totp') return new TOTP({ secret: login.totpSecret }).generate({ timestamp: kit.clock.now() })
    if (login.secondFactor === 'sso') return isProvider ? 'none, the password is enough' : 'signs in at the identity provider'
    return inbox.findLast((message) => message.to === to)?.code ?? 'sent when asked for'
  }
  const rows = kit.logins
    .filter((login) => !isProvider || login.secondFactor === 'sso')
    .map((login) => [
      login.username,
      login.secondFactor,
      code(login),
      `${kit.world.users[login.user]?.firstName ?? ''} ${kit.world.users[login.user]?.lastName ?? ''}`.trim(),
      login.severalFirms ? 'belongs to several firms' : '',
    ])
  return `<section><h2>Who can sign in</h2>
<p>Everyone's password is <code>${escapeHtml(sandboxPassword)}</code>; the authenticator secret is <code>${sandboxTotpSecret}</code>.
OAuth client <code>${sandboxClient.id}</code>, secret <code>${sandboxClient.secret}</code>, API key <code>${sandboxClient.apiKey}</code>, redirect <code>${sandboxClient.redirectUri}</code>.
The identity provider is <a href="${escapeHtml(kit.identityProvider)}/_sandbox/">${escapeHtml(kit.identityProvider)}</a>.</p>
${table(['User name', 'Second factor', 'Code now', 'Who', ''], rows, 'Nobody.')}</section>`
}
