import type { CheerioAPI } from 'cheerio'
import type { Vendor } from '../../../core/vendor.js'

/** A parsed page of a portal: the whole of it, and not the sign-in page. Made by `openPage` alone. */
export interface HtmlPage {
  readonly vendor: Vendor
  /** What the page is called in errors: `invoice`. */
  readonly name: string
  readonly $: CheerioAPI
}

/** Elements of a page. */
export type Elements = ReturnType<CheerioAPI>
