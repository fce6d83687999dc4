import type { Expression, Literal } from './Expression.js'

/** The least creation time a filter lets through; minus infinity where it does not say. Only conditions joined by `and` count. */
export const createdFrom = (expression: Expression | undefined, createdKey: string | null): number => {
  if (expression === undefined || createdKey === null) return Number.NEGATIVE_INFINITY
  if (expression.kind === 'and') {
    return Math.max(createdFrom(expression.left, createdKey), createdFrom(expression.right, createdKey))
  }
  const isBound =
    expression.kind === 'compare' && ['eq', 'ge', 'gt'].includes(expression.comparison) && expression.path.join('/') === createdKey
  return isBound && expression.literal.type === 'instant' ? expression.literal.value : Number.NEGATIVE_INFINITY
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
