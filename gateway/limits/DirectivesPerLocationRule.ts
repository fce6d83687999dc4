import { visit } from 'graphql'
import { limitExceeded } from './limitExceeded.js'
import type { LimitRule } from './LimitRule.js'

/** Bounds directives at one place: an unknown one repeated a thousand times is otherwise a thousand errors. */
export const DirectivesPerLocationRule: LimitRule = ({ document }, { directivesPerLocation: allowed }) => {
  let most = 0
  visit(document, {
    enter: (node) => {
      if ('directives' in node) most = Math.max(most, node.directives?.length ?? 0)
    },
  })
  return most > allowed ? limitExceeded('directivesPerLocation', allowed, most) : undefined
}
