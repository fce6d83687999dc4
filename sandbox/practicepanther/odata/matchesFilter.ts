import { BadRequest } from '../api/BadRequest.js'
import type { WireRecord } from '../api/Resource.js'
import { readDateTime } from '../readDateTime.js'
import type { Comparison, Expression, Literal } from './Expression.js'
import { isDateTimeKey } from './isDateTimeKey.js'

/** Whether a record passes a filter; throws a BadRequest where a comparison does not fit the property's type. */
export const matchesFilter = (expression: Expression, record: WireRecord): boolean => {
  switch (expression.kind) {
    case 'and':
      return matchesFilter(expression.left, record) && matchesFilter(expression.right, record)
    case 'or':
      return matchesFilter(expression.left, record) || matchesFilter(expression.right, record)
    case 'contains': {
      const value = valueAt(record, expression.path)
      return typeof value === 'string' && value.toLowerCase().includes(expression.text.toLowerCase())
    }
    case 'compare':
      return compare(expression.comparison, comparable(expression.path, valueAt(record, expression.path)), expression)
  }
}

/** The value at a path; null where a reference on the way is. */
export const valueAt = (record: WireRecord, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : null),
    record,
  )

/** Date-times are compared as instants, everything else as it stands. */
const comparable = (path: readonly string[], value: unknown): unknown =>
  typeof value === 'string' && isDateTimeKey(path.at(-1) ?? '') ? readDateTime(value) : value

const fits: Readonly<Record<Exclude<Literal['type'], 'null'>, (value: unknown, isInstant: boolean) => boolean>> = {
  guid: (value) => typeof value === 'string',
  text: (value) => typeof value === 'string',
  number: (value, isInstant) => typeof value === 'number' && !isInstant,
  boolean: (value) => typeof value === 'boolean',
  instant: (value, isInstant) => typeof value === 'number' && isInstant,
}

const compare = (
  comparison: Comparison,
  value: unknown,
  { path, literal }: { readonly path: readonly string[]; readonly literal: Literal },
): boolean => {
  if (literal.type === 'null') return comparison === 'ne' ? value !== null : comparison === 'eq' && value === null
  if (value === null || value === undefined) return comparison === 'ne'
  if (!fits[literal.type](value, isDateTimeKey(path.at(-1) ?? ''))) {
    throw new BadRequest(
      `The query specified in the URI is not valid. A binary operator with incompatible types was detected at '${path.join('/')}'.`,
    )
  }
  return outcomes[comparison](order(value, literal.value))
}

/** `value` and `other` are of one type by now. */
const order = (value: unknown, other: string | number | boolean): number => {
  if (typeof value === 'number' && typeof other === 'number') return value - other
  const [one, two] = [String(value), String(other)]
  return one === two ? 0 : one < two ? -1 : 1
}

const outcomes: Readonly<Record<Comparison, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
}
