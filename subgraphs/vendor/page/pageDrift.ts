import { MattergraphError } from '../../../core/errors.js'
import { vendorNames } from '../../../core/vendor.js'
import type { HtmlPage } from './HtmlPage.js'

/** What a page has at a place, against what it should have. Never the value itself, which may be a client's. */
export interface PageDifference {
  /** The place: `table#invoices th "Total"`. */
  readonly path: string
  readonly expected: string
  readonly came: string
}

/** The DRIFT error for a page that is not as it is known to be. */
export const pageDrift = (
  { vendor, name }: Pick<HtmlPage, 'vendor' | 'name'>,
  { path, expected, came }: PageDifference,
): MattergraphError =>
  new MattergraphError(
    'DRIFT',
    `${vendorNames[vendor].title} answered in an unknown form: ${name} page, ${path}: expected ${expected}, came ${came}`,
    { vendor },
  )
