import { openPage } from '../../vendor/page/openPage.js'
import { readAttribute } from '../../vendor/page/readAttribute.js'
import { isSignInForm } from './isSignInForm.js'

/** The web application: one page whose address after the hash says what it shows. */
export const appPage = { mark: { url: /^https?:\/\/[^/]+\/nc\/(?:[?#]|$)/ } } as const

const tokenMark = 'meta[name="csrf-token"]'

/** The token that the application's own requests carry when they change something. Assumed: it stands where the identity pages have theirs. */
export const readCsrfToken = (html: string): string => {
  const page = openPage(html, { vendor: 'CLIO', name: 'application', isSignIn: isSignInForm, mark: tokenMark })
  return readAttribute({ page, path: tokenMark, element: page.$(tokenMark) }, 'content', /^.+$/)
}
