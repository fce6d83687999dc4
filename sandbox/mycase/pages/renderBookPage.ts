import { escapeHtml } from '../../portal/escapeHtml.js'
import type { BookList, BookPage, BookPager, BookTable, Shown } from './BookPage.js'

/** A billing page as HTML: one heading that names it, then its values, its tables and its pager. */
export const renderBookPage = (page: BookPage, worded: (pager: string) => string = (text) => text): string =>
  [
    `<h1 id="${page.name}-header">${escapeHtml(page.title)}</h1>`,
    page.actions === undefined ? '' : `<p class="actions">${page.actions.map(shown).join(' · ')}</p>`,
    ...page.lists.map(list),
    ...page.tables.map(table),
    page.pager === null ? '' : worded(pager(page.pager)),
  ].join('\n')

const list = ({ id, values }: BookList): string =>
  `<dl id="${id}">${values.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${shown(value)}</dd>`).join('')}</dl>`

const table = ({ id, columns, rows, empty }: BookTable): string => {
  const body =
    rows.length === 0
      ? `<tr class="empty-state"><td colspan="${String(columns.length)}">${escapeHtml(empty)}</td></tr>`
      : rows.map((row) => `<tr id="${row.id}">${row.cells.map((cell) => `<td>${shown(cell)}</td>`).join('')}</tr>`).join('\n')
  return `<table id="${id}"><thead><tr>${columns.map((column) => `<th>${escapeHtml(column)}</th>`).join('')}</tr></thead>
<tbody>${body}</tbody></table>`
}

const shown = ({ text, href, time }: Shown): string => {
  const inner = time === undefined ? escapeHtml(text) : `<time datetime="${escapeHtml(time)}">${escapeHtml(text)}</time>`
  return href === undefined ? inner : `<a href="${escapeHtml(href)}">${inner}</a>`
}

const pager = ({ page, pages, total, hrefOf }: BookPager): string => {
  const link = (to: number, rel: string, text: string): string => `<a rel="${rel}" href="${escapeHtml(hrefOf(to))}">${text}</a>`
  const before = page > 1 ? link(page - 1, 'prev', 'Previous') : ''
  const after = page < pages ? link(page + 1, 'next', 'Next') : ''
  return `<nav class="pagination">Page ${String(page)} of ${String(pages)} (${total.toLocaleString('en-US')} records) ${before} ${after}</nav>`
}
