import { limitExceeded } from './limitExceeded.js'
import type { LimitRule } from './LimitRule.js'

/** Bounds directives in all. */
export const DirectivesRule: LimitRule = (document, { directives: allowed }) => {
  const onOperations = Math.max(0, ...document.operations.map(({ directives }) => directives?.length ?? 0))
  const directives = onOperations + document.count((selection) => selection.directives?.length ?? 0)
  return directives > allowed ? limitExceeded('directives', allowed, directives) : undefined
}
