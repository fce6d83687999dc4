import { type CheerioAPI, load } from 'cheerio'
import { SessionDeadError } from '../../../core/errors.js'
import { type Vendor, vendorNames } from '../../../core/vendor.js'
import type { HtmlPage } from './HtmlPage.js'
import { pageDrift } from './pageDrift.js'

/** How a vendor's pages are told apart. */
export interface PageForm {
  readonly vendor: Vendor
  /** What the page is called in errors: `invoice`. */
  readonly name: string
  /** Whether this is the sign-in page, which some portals send in the place of any other, with status 200. */
  readonly isSignIn: ($: CheerioAPI) => boolean
  /** Selector of something that is on this page once and on no other: `h1#invoice-header`. */
  readonly mark: string
}

/**
 * Parses a page, once. Throws SessionDeadError for the sign-in page; DRIFT for text that does not end as a document does (it was cut short), and for a page without its mark
 * (it is another).
 */
export const openPage = (text: string, { vendor, name, isSignIn, mark }: PageForm): HtmlPage => {
  const $ = load(text)
  // First, because a sign-in page is a dead session in whatever state it comes.
  if (isSignIn($)) throw new SessionDeadError(`${vendorNames[vendor].title} asks to sign in again at its ${name} page`)
  const page = { vendor, name, $ }
  if (!/<\/html>\s*$/i.test(text)) throw pageDrift(page, { path: 'document', expected: 'a closing </html>', came: 'a page cut short' })
  const marks = $(mark).length
  if (marks !== 1) throw pageDrift(page, { path: mark, expected: 'this element once', came: marks === 0 ? 'none' : String(marks) })
  return page
}
