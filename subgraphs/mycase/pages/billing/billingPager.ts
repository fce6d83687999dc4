import type { PagerForm } from '../../../vendor/page/readPager.js'

/** How the portal pages its tables of trust money (assumed). */
export const billingPager: PagerForm = {
  pager: 'nav.pagination',
  sentence: /^Page (?<page>\d+) of (?<pages>\d+) \((?<total>[\d,]+) records\)/,
  next: 'a[rel=next]',
  rowsPerPage: 100,
}
