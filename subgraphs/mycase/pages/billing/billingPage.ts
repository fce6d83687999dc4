import type { HtmlPage } from '../../../vendor/page/HtmlPage.js'
import { openPage } from '../../../vendor/page/openPage.js'

/** Opens a page of the portal that is known by its heading (assumed: `h1#invoice-header` on an invoice). */
export const billingPage = (text: string, name: string): HtmlPage =>
  openPage(text, {
    vendor: 'MYCASE',
    name,
    isSignIn: ($) => $('input[name="login_session[email]"]').length > 0,
    mark: `h1#${name.replaceAll(' ', '-')}-header`,
  })
