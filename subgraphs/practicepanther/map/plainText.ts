import { load } from 'cheerio'
import { blankToNull } from '../../vendor/map/blankToNull.js'

const beginsAsHtml = /^\s*<(?:p|div|span|br|ul|ol|li|b|i|u|em|strong|a|h[1-6]|table|blockquote|font)\b[^<]*>/i

/** A note as plain text. Notes hold plain text or HTML and nothing says which: what begins with a tag is HTML. */
export const plainText = (note: string | null): string | null => {
  if (note === null || !beginsAsHtml.test(note)) return blankToNull(note)
  const page = load(note)
  page('br').replaceWith('\n')
  page('p, div, li, h1, h2, h3, h4, h5, h6, tr').append('\n')
  return blankToNull(page.text().replaceAll('\u00A0', ' '))
}
