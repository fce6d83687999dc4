import type { FastifyRequest } from 'fastify'

const rowsPerPage = 50

/** The rows of the list page that `?page=` asks for, and links to its neighbours. */
export const pageOfList = <T>(
  request: FastifyRequest,
  records: Iterable<T>,
  matches: (record: T) => boolean,
): { rows: readonly T[]; links: string } => {
  const url = new URL(request.url, 'http://portal.example.com')
  const page = Math.max(1, Math.trunc(Number(url.searchParams.get('page') ?? '1')) || 1)
  const rows: T[] = []
  let seen = 0
  let more = false
  for (const record of records) {
    if (!matches(record)) continue
    more = seen >= page * rowsPerPage
    if (more) break
    if (seen >= (page - 1) * rowsPerPage) rows.push(record)
    seen += 1
  }
  const link = (to: number, text: string): string => {
    url.searchParams.set('page', String(to))
    return `<a href="${url.pathname}?${url.searchParams.toString().replaceAll('&', '&amp;')}">${text}</a>`
  }
  return { rows, links: `<p>${page > 1 ? link(page - 1, 'Previous') : ''} ${more ? link(page + 1, 'Next') : ''}</p>` }
}
