import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'

/**
 * Shows what the address after `#` names: `/nc/#/matters/1780200101`. The views are rendered by the server and set into the shell.
 * Assumed: the real application renders in the browser, with endpoints that are not public.
 */
const hashScript = `<script>
const show = async () => {
  const answer = await fetch('/nc/views' + (location.hash.slice(1) || '/'), { credentials: 'same-origin' })
  if (answer.redirected) return location.assign('/session/new?return_to=' + encodeURIComponent('/nc/' + location.hash))
  const view = new DOMParser().parseFromString(await answer.text(), 'text/html')
  document.title = view.title
  document.querySelector('#view').replaceWith(view.querySelector('#view'))
}
if (location.pathname === '/nc/') { addEventListener('hashchange', show); void show() }
</script>`

/** What a page of the web application shows, and to whom: forms and scripts of the page carry the session's token. */
export interface AppPage {
  readonly title: string
  readonly view: string
  readonly token: string
}

/** A page of the web application: navigation, then the view. */
export const appPage = (kit: PortalKit, { title, view, token }: AppPage): string =>
  kit.page({
    title: `${title} | Clio`,
    head: `<meta name="csrf-param" content="authenticity_token">\n<meta name="csrf-token" content="${escapeHtml(token)}">`,
    body: `<nav id="app"><a href="/nc/#/">Dashboard</a> <a href="/nc/#/matters">Matters</a> <a href="/nc/#/contacts">Contacts</a>
<a href="/nc/#/bills">Bills</a> <a href="/nc/#/payments">Payments</a> <a href="/nc/#/accounts">Accounts</a>
<a href="/session/destroy" id="sign_out">Sign out</a></nav>
<main id="view">${view}</main>
${hashScript}`,
  })
