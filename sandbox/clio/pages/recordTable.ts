import { escapeHtml } from '../../portal/escapeHtml.js'

/** A cell: text, or text that leads to an address. */
export type Cell = string | { readonly text: string; readonly href: string }

const cell = (content: Cell): string =>
  typeof content === 'string' ? escapeHtml(content) : `<a href="${escapeHtml(content.href)}">${escapeHtml(content.text)}</a>`

/** What tells a table from others on its page, and what it says without rows. */
export interface TableMarks {
  readonly id: string
  readonly empty: string
}

/** A table with a head. Without rows a marked table says so, in a row over all columns. */
export const recordTable = (head: readonly string[], rows: readonly (readonly Cell[])[], marks?: TableMarks): string =>
  `<table${marks === undefined ? '' : ` id="${marks.id}"`}><thead><tr>${head.map((name) => `<th>${escapeHtml(name)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((content) => `<td>${cell(content)}</td>`).join('')}</tr>`).join('\n')}${
    marks !== undefined && rows.length === 0 ? `<tr class="empty"><td colspan="${head.length}">${escapeHtml(marks.empty)}</td></tr>` : ''
  }</tbody></table>`

/** Names and values of one record. */
export const recordFacts = (facts: readonly (readonly [string, Cell])[], id?: string): string =>
  `<table${id === undefined ? '' : ` id="${id}"`}><tbody>${facts.map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${cell(value)}</td></tr>`).join('\n')}</tbody></table>`

/** Links to the pages before and after. */
export const pageLinks = (address: string, page: number, pages: number): string => {
  const to = (other: number, text: string): string =>
    other >= 1 && other <= pages ? `<a href="${escapeHtml(`${address}?page=${other}`)}">${text}</a>` : ''
  return `<p class="quiet">${to(page - 1, 'Previous')} Page ${page} of ${pages} ${to(page + 1, 'Next')}</p>`
}
