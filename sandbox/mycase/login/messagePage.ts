import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'

/** A page of the auth host that ends the way. Ids and wording assumed. */
export const messagePage = (kit: PortalKit, message: { readonly id: string; readonly title: string; readonly text: string }): string =>
  kit.page({
    title: `${message.title} | MyCase`,
    body: `<main id="${escapeHtml(message.id)}" style="max-width: 520px"><h1>${escapeHtml(message.title)}</h1><p>${escapeHtml(message.text)}</p></main>`,
  })

/** What somebody sees whose login is locked. */
export const lockedPage = (kit: PortalKit): string =>
  messagePage(kit, {
    id: 'account-locked',
    title: 'Your account has been locked',
    text: 'There were too many failed attempts to log in. Please wait 15 minutes and try again.',
  })
