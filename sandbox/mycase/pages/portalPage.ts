import { escapeHtml } from '../../portal/escapeHtml.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { PortalSession } from './portalSession.js'

/** A page of the portal: its navigation, its CSRF token, and the firm's time zone (the last is assumed). */
export const portalPage = (
  firm: MyCaseFirm,
  session: PortalSession,
  { title, body }: { readonly title: string; readonly body: string },
): string =>
  firm.kit.page({
    title: `${title} | MyCase`,
    head: `<meta name="csrf-param" content="authenticity_token">
<meta name="csrf-token" content="${escapeHtml(session.csrf)}">
<meta name="time-zone" content="${escapeHtml(firm.kit.world.firm.timeZone)}">`,
    body: `<main>
<nav><a href="/dashboard">Home</a> · <a href="/court_cases">Cases</a> · <a href="/contacts/clients">Contacts</a> · <a href="/contacts/companies">Companies</a> · <a href="/contacts/attorneys">Firm Users</a> · <a href="/bills">Invoices</a> · <a href="/bills/activity?trust=true">Trust Activity</a> · <a href="/bank_accounts">Bank Accounts</a> · <a href="/user_sessions/logout">Log out ${escapeHtml(session.user.first_name)}</a></nav>
${body}
</main>`,
  })

/** A table of texts; cells that are links come as `[text, address]`. */
export const table = (heads: readonly string[], rows: readonly (readonly (string | readonly [string, string])[])[]): string => {
  const cell = (value: string | readonly [string, string]): string =>
    typeof value === 'string' ? escapeHtml(value) : `<a href="${escapeHtml(value[1])}">${escapeHtml(value[0])}</a>`
  const line = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((text) => `<${tag}>${text}</${tag}>`).join('')}</tr>`
  return `<table><thead>${line(heads.map(escapeHtml), 'th')}</thead><tbody>${rows.map((row) => line(row.map(cell), 'td')).join('')}</tbody></table>`
}

/** Facts by name; empty ones are left out. */
export const facts = (pairs: readonly (readonly [string, string | null])[]): string =>
  `<dl>${pairs.map(([name, value]) => (value === null || value === '' ? '' : `<dt>${escapeHtml(name)}:</dt><dd>${escapeHtml(value)}</dd>`)).join('')}</dl>`
