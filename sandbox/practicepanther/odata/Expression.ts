/** A constant in a filter. */
export type Literal =
  | { readonly type: 'guid' | 'text'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'instant'; readonly value: number }
  | { readonly type: 'null' }

/** The comparisons the API knows. */
export const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
/** One of them. */
export type Comparison = (typeof comparisons)[number]

/** A parsed `$filter`. Paths are split at the slash: `account_ref/display_name`. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'compare'; readonly comparison: Comparison; readonly path: readonly string[]; readonly literal: Literal }
  | { readonly kind: 'contains'; readonly path: readonly string[]; readonly text: string }
