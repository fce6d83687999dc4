import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'

/** Asks a signed-in user whether an application may act for them. The permissions are fixed on the application; nothing can be picked here. */
export const consentPage = (
  kit: PortalKit,
  { application, query, token }: { readonly application: string; readonly query: URLSearchParams; readonly token: string },
): string =>
  kit.page({
    title: 'Clio - Authorize application',
    head: `<meta name="csrf-param" content="authenticity_token">\n<meta name="csrf-token" content="${escapeHtml(token)}">`,
    body: `<main><h1>Allow ${escapeHtml(application)} to access your Clio account?</h1>
<p>It will be able to read and change users, contacts, matters and activities.</p>
<form action="/oauth/authorize" method="post">
<input type="hidden" name="authenticity_token" value="${escapeHtml(token)}">
${['response_type', 'client_id', 'redirect_uri', 'state', 'redirect_on_decline']
  .map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(query.get(name) ?? '')}">`)
  .join('\n')}
<button type="submit" name="decision" value="allow" id="allow">Allow Access</button>
<button type="submit" name="decision" value="decline" id="decline">Decline</button>
</form></main>`,
  })
