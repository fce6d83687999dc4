import { escapeHtml } from '../../portal/escapeHtml.js'

/** A cell: text, or text that leads to an address. */
export type Cell = string | { readonly text: string; readonly href: string }

const cell = (content: Cell): string =>
  typeof content === 'string' ? escapeHtml(content) : `<a href="${escapeHtml(content.href)}">${escapeHtml(content.text)}</a>`

/** A table with a head. */
export const recordTable = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `<table><thead><tr>${head.map((name) => `<th>${escapeHtml(name)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((content) => `<td>${cell(content)}</td>`).join('')}</tr>`).join('\n')}</tbody></table>`

/** Names and values of one record. */
export const recordFacts = (facts: readonly (readonly [string, Cell])[]): string =>
  `<table><tbody>${facts.map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${cell(value)}</td></tr>`).join('\n')}</tbody></table>`

/** Links to the pages before and after. */
export const pageLinks = (address: string, page: number, pages: number): string => {
  const to = (other: number, text: string): string =>
    other >= 1 && other <= pages ? `<a href="${escapeHtml(`${address}?page=${other}`)}">${text}</a>` : ''
  return `<p class="quiet">${to(page - 1, 'Previous')} Page ${page} of ${pages} ${to(page + 1, 'Next')}</p>`
}
