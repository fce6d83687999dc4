import { BadRequest } from '../api/BadRequest.js'

/** One term of an `$orderby`. */
export interface OrderTerm {
  readonly path: readonly string[]
  readonly descending: boolean
}

/** Parses an `$orderby`: `created_at desc, id`. Throws a BadRequest where it is none. */
export const parseOrderBy = (text: string): readonly OrderTerm[] => text.split(',').map((term) => parseTerm(term.trim()))

const parseTerm = (term: string): OrderTerm => {
  const match = /^([A-Za-z_][\w/]*)(?: +(asc|desc))?$/.exec(term)
  if (match === null) throw new BadRequest('The query specified in the URI is not valid. The $orderby has a syntax error.')
  return { path: (match[1] ?? '').split('/'), descending: match[2] === 'desc' }
}
