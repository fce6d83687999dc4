import { always, type Span } from '../createShelf.js'
import type { Expression, Literal } from './Expression.js'

/** The span of times that a filter lets through for a key, as far as it says; all of time for none. Only conditions joined by `and` count. */
export const within = (expression: Expression | undefined, key: string | null): Span => {
  if (expression === undefined || key === null) return always
  if (expression.kind === 'and') {
    const [left, right] = [within(expression.left, key), within(expression.right, key)]
    return { from: Math.max(left.from, right.from), until: Math.min(left.until, right.until) }
  }
  if (expression.kind !== 'compare' || expression.path.join('/') !== key || expression.literal.type !== 'instant') return always
  const { value } = expression.literal
  return {
    from: ['eq', 'ge', 'gt'].includes(expression.comparison) ? value : always.from,
    until: ['eq', 'le', 'lt'].includes(expression.comparison) ? value : always.until,
  }
}

/** What a filter of the form `path eq a or path eq b …` asks for. */
export interface WantedValues {
  readonly path: string
  readonly values: readonly string[]
}

/** The values a filter names for one path, or undefined where it is of another form. Only conditions joined by `or` count, or one side of an `and`. */
export const wantedValues = (expression: Expression | undefined, isKnown: (path: string) => boolean): WantedValues | undefined => {
  switch (expression?.kind) {
    case 'compare': {
      const path = expression.path.join('/')
      const value = textOf(expression.literal)
      return expression.comparison === 'eq' && value !== undefined && isKnown(path) ? { path, values: [value] } : undefined
    }
    case 'and':
      return wantedValues(expression.left, isKnown) ?? wantedValues(expression.right, isKnown)
    case 'or': {
      const left = wantedValues(expression.left, isKnown)
      const right = wantedValues(expression.right, isKnown)
      return left === undefined || right?.path !== left.path ? undefined : { path: left.path, values: [...left.values, ...right.values] }
    }
    case 'contains':
    case undefined:
      return undefined
  }
}

const textOf = (literal: Literal): string | undefined => (literal.type === 'guid' || literal.type === 'text' ? literal.value : undefined)
