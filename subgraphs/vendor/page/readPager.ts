import { pageDrift } from './pageDrift.js'
import type { HtmlPage } from './HtmlPage.js'
import { plainText } from './plainText.js'

/** How a portal pages a table. */
export interface PagerForm {
  /** Selector of the pager. Exactly one element of the page answers to it. */
  readonly pager: string
  /** The pager's sentence, with groups named `page`, `pages` and `total`: `/Page (?<page>\d+) of (?<pages>\d+) \((?<total>[\d,]+) records\)/`. */
  readonly sentence: RegExp
  /** Selector of the link to the next page, inside the pager; the last page has none. */
  readonly next: string
  readonly rowsPerPage: number
}

/** Where one page stands among all. */
export interface Pager {
  readonly page: number
  readonly pages: number
  /** Rows over all pages. */
  readonly total: number
  /** The next page's address as the link has it; null on the last page. */
  readonly next: string | null
}

/**
 * Reads the pager of a page that was asked for by number and whose table had so many rows, and compares the two. Throws DRIFT for a pager that is missing or reads otherwise, that tells
 * of another page than the one asked for, whose pages and total do not go together, whose total does not agree with the rows, and for a next link that should be there or should not.
 */
export const readPager = (page: HtmlPage, form: PagerForm, came: { readonly asked: number; readonly rows: number }): Pager => {
  const { pager: path, rowsPerPage } = form
  const pagers = page.$(path)
  if (pagers.length !== 1)
    throw pageDrift(page, { path, expected: 'this pager once', came: pagers.length === 0 ? 'none' : String(pagers.length) })
  const { page: number, pages: last, total: all } = form.sentence.exec(plainText(pagers))?.groups ?? {}
  if (number === undefined || last === undefined || all === undefined)
    throw pageDrift(page, { path, expected: `text in the form ${String(form.sentence)}`, came: 'another' })
  const [current, pages, total] = [number, last, all].map((text) => Number(text.replaceAll(',', ''))) as [number, number, number]
  const links = pagers.find(form.next)
  const differs = (expected: string, found: number | string): Error => pageDrift(page, { path, expected, came: String(found) })
  if (current !== came.asked) throw differs(`page ${came.asked}`, current)
  if (pages !== Math.max(1, Math.ceil(total / rowsPerPage))) throw differs(`${rowsPerPage} rows to a page: ${total} rows`, `${pages} pages`)
  const rows = Math.max(0, Math.min(rowsPerPage, total - (current - 1) * rowsPerPage))
  if (rows !== came.rows) throw differs(`${rows} rows on page ${current} of ${pages}`, came.rows)
  if (links.length !== (current < pages ? 1 : 0))
    throw differs(current < pages ? 'one link to the next page' : 'no link to a next page', links.length)
  const next = links.attr('href') ?? null
  if (current < pages && next === null) throw differs('an address in the link to the next page', 'none')
  return { page: current, pages, total, next }
}
