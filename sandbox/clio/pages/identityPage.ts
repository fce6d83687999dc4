import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'

/** What every page of the identity site shows. */
export interface IdentityPage {
  readonly heading: string
  /** What went wrong with the last attempt, or null. */
  readonly problem: string | null
  /** The CSRF token that stands in the head; empty where the page has no form. */
  readonly token: string
  readonly body: string
}

/** A page of the identity site: title, CSRF meta tags, heading, problem. */
export const identityPage = (kit: PortalKit, { heading, problem, token, body }: IdentityPage): string =>
  kit.page({
    title: 'Clio - Login',
    head:
      token === '' ? '' : `<meta name="csrf-param" content="authenticity_token">\n<meta name="csrf-token" content="${escapeHtml(token)}">`,
    body: `<main><h1>${escapeHtml(heading)}</h1>
${problem === null ? '' : `<p class="alert" role="alert">${escapeHtml(problem)}</p>`}
${body}</main>`,
  })
