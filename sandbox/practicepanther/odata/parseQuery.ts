import { BadRequest } from '../api/BadRequest.js'
import type { Resource } from '../api/Resource.js'
import type { Expression } from './Expression.js'
import { parseFilter } from './parseFilter.js'
import { type OrderTerm, parseOrderBy } from './parseOrderBy.js'

/** What a list call asks for. `page`, `limit`, `offset` and every other unknown word are ignored without a sign. */
export interface ListQuery {
  readonly filter: Expression | undefined
  readonly order: readonly OrderTerm[]
  readonly top: number
  readonly skip: number
  readonly named: readonly (readonly [name: string, value: string])[]
}

/** Reads the query string of a list call; throws a BadRequest for one that is malformed or names an unknown property. */
export const parseQuery = (resource: Resource, query: Readonly<Record<string, unknown>>): ListQuery => {
  const text = (name: string): string | undefined => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const filter = text('$filter')
  const order = text('$orderby')
  const parsed = {
    filter: filter === undefined ? undefined : parseFilter(filter),
    order: order === undefined ? [] : parseOrderBy(order),
    top: wholeNumber('$top', text('$top')) ?? Number.POSITIVE_INFINITY,
    skip: wholeNumber('$skip', text('$skip')) ?? 0,
    named: Object.keys(resource.named).flatMap((name) => {
      const value = text(name)
      return value === undefined ? [] : [[name, value] as const]
    }),
  }
  checkPaths(resource, [...pathsOf(parsed.filter), ...parsed.order.map(({ path }) => path)])
  return parsed
}

const wholeNumber = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new BadRequest(`The query specified in the URI is not valid. Invalid value '${text}' for ${name}.`)
  return Number(text)
}

const checkPaths = (resource: Resource, paths: readonly (readonly string[])[]): void => {
  const unknown = paths.find(([key = '']) => !resource.keys.includes(key))
  if (unknown !== undefined) {
    throw new BadRequest(
      `The query specified in the URI is not valid. Could not find a property named '${unknown.join('/')}' on type '${resource.type}'.`,
    )
  }
}

const pathsOf = (expression: Expression | undefined): readonly (readonly string[])[] => {
  if (expression === undefined) return []
  return 'left' in expression ? [...pathsOf(expression.left), ...pathsOf(expression.right)] : [expression.path]
}
