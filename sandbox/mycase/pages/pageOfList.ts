import type { FastifyRequest } from 'fastify'
import type { StoredRecord } from '../../portal/Collection.js'
import type { Table } from '../firm/Table.js'

const rowsPerPage = 50

/** The rows of the list page that `?page=` asks for, and links to its neighbours. */
export const pageOfList = <T extends StoredRecord>(
  request: FastifyRequest,
  records: Table<T>,
  matches?: (record: T) => boolean,
): { rows: readonly T[]; links: string } => {
  const url = new URL(request.url, 'http://portal.example.com')
  const page = Math.max(1, Math.trunc(Number(url.searchParams.get('page') ?? '1')) || 1)
  const offset = (page - 1) * rowsPerPage
  const found = matches === undefined ? records.page(offset, rowsPerPage + 1) : someMatching(records, matches, offset)
  const rows = found.slice(0, rowsPerPage)
  const more = found.length > rowsPerPage
  const link = (to: number, text: string): string => {
    url.searchParams.set('page', String(to))
    return `<a href="${url.pathname}?${url.searchParams.toString().replaceAll('&', '&amp;')}">${text}</a>`
  }
  return { rows, links: `<p>${page > 1 ? link(page - 1, 'Previous') : ''} ${more ? link(page + 1, 'Next') : ''}</p>` }
}

/** The rows of a page and, where there is one, the first of the next. */
const someMatching = <T>(records: Iterable<T>, matches: (record: T) => boolean, offset: number): readonly T[] => {
  const found: T[] = []
  let seen = 0
  for (const record of records) {
    if (!matches(record)) continue
    if (seen >= offset) found.push(record)
    if (found.length > rowsPerPage) break
    seen += 1
  }
  return found
}
