import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import { type Connection, connectionOfEdges } from '../../../schema/connection/connectionOfEdges.js'
import type { PageRequest } from '../../../core/mirror/RecordList.js'
import { comparePlaces, type ReportPlace } from '../../../core/report/reportPlace.js'

const usual = 50
const most = 200

/**
 * One page of a report's sorted rows. A report is added up whole whatever is shown of it, so the page is cut here and not in the database.
 * Throws BAD_USER_INPUT for a cursor that is none, LIMIT_EXCEEDED for a page over 200.
 */
export const pageOfRows = <Row>(rows: readonly Row[], page: PageRequest, placeOf: (row: Row) => ReportPlace): Connection<Row, number> => {
  const after = page.after ? readCursor(page.after, 'after') : null
  const before = page.before ? readCursor(page.before, 'before') : null
  const start = after === null ? 0 : countWhile(rows, (row) => comparePlaces(placeOf(row), after) <= 0)
  const end = before === null ? rows.length : countWhile(rows, (row) => comparePlaces(placeOf(row), before) < 0)
  const { size, backwards } = bounds(page)
  const from = backwards ? Math.max(start, end - size) : start
  const until = backwards ? end : Math.min(end, start + size)
  const edges = rows.slice(from, Math.max(from, until)).map((node) => ({ cursor: writeCursor(placeOf(node)), node }))
  return connectionOfEdges(edges, { hasNextPage: until < rows.length, hasPreviousPage: from > 0, totalCount: rows.length })
}

const bounds = ({ first, last }: PageRequest): { readonly size: number; readonly backwards: boolean } => {
  if (typeof first === 'number' && typeof last === 'number') throw new MattergraphError('BAD_USER_INPUT', 'give first or last, not both')
  const size = last ?? first ?? usual
  if (size < 0) throw new MattergraphError('BAD_USER_INPUT', `first or last is ${String(size)}: expected a whole number from 0`)
  if (size > most) throw new MattergraphError('LIMIT_EXCEEDED', `first or last is ${String(size)}: at most ${String(most)} rows at once`)
  return { size, backwards: typeof last === 'number' }
}

/** The rows are sorted: those before the first that fails are counted. */
const countWhile = <Row>(rows: readonly Row[], holds: (row: Row) => boolean): number => {
  const index = rows.findIndex((row) => !holds(row))
  return index === -1 ? rows.length : index
}

const content = z.tuple([z.string(), z.string().regex(/^-?\d{1,100}(\.\d{1,100})?$/), z.string()])

const writeCursor = ({ section, amount, id }: ReportPlace): string =>
  Buffer.from(JSON.stringify([section, amount, id])).toString('base64url')

const readCursor = (cursor: string, argument: 'after' | 'before'): ReportPlace => {
  const parsed = content.safeParse(readJson(Buffer.from(cursor, 'base64url').toString()))
  if (!parsed.success) throw new MattergraphError('BAD_USER_INPUT', `${argument} is not a cursor: give one that came with this report`)
  const [section, amount, id] = parsed.data
  return { section, amount, id }
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
