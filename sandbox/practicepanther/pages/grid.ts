import { escapeHtml } from '../../portal/escapeHtml.js'

const rowsPerPage = 50

/** What a list page shows. */
export interface Grid<T> {
  readonly title: string
  readonly path: string
  readonly searchBoxId: string
  readonly records: Iterable<T>
  /** What the search looks in. */
  readonly text: (record: T) => string
  readonly columns: readonly { readonly title: string; readonly cell: (record: T) => string }[]
}

/** A page of a list with search and paging: `?search=&page=`. */
export const gridPage = <T>(grid: Grid<T>, query: Readonly<Record<string, unknown>>): { readonly title: string; readonly body: string } => {
  const search = typeof query['search'] === 'string' ? query['search'] : ''
  const page = Math.max(1, Number(query['page']) || 1)
  const found = [...grid.records].filter((record) => grid.text(record).toLowerCase().includes(search.toLowerCase()))
  const pages = Math.max(1, Math.ceil(found.length / rowsPerPage))
  const shown = found.slice((page - 1) * rowsPerPage, page * rowsPerPage)
  const row = (record: T): string => `<tr>${grid.columns.map(({ cell }) => `<td>${cell(record)}</td>`).join('')}</tr>`
  return {
    title: grid.title,
    body: `<h1>${grid.title}</h1>
<form method="get" action="${grid.path}"><input id="${grid.searchBoxId}" name="search" placeholder="Search" value="${escapeHtml(search)}"></form>
<p class="quiet">${String(found.length)} found, page ${String(page)} of ${String(pages)} ${pageLinks(grid.path, { search, page, pages })}</p>
<div class="k-grid"><table><thead><tr>${grid.columns.map(({ title }) => `<th>${title}</th>`).join('')}</tr></thead>
<tbody>${shown.map(row).join('\n')}</tbody></table></div>`,
  }
}

const pageLinks = (path: string, { search, page, pages }: { search: string; page: number; pages: number }): string => {
  const link = (to: number, label: string): string =>
    `<a href="${path}?search=${encodeURIComponent(search)}&amp;page=${String(to)}">${label}</a>`
  return [page > 1 ? link(page - 1, 'previous') : '', page < pages ? link(page + 1, 'next') : ''].filter((text) => text !== '').join(' ')
}

/** Names with their values, as the detail pages show them; empty ones are left out. */
export const factList = (facts: readonly (readonly [name: string, value: string | null])[]): string =>
  `<table>${facts
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value ?? '')}</td></tr>`)
    .join('\n')}</table>`
