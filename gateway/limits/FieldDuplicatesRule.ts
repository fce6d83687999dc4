import { Kind, type SelectionNode, visit } from 'graphql'
import { limitExceeded } from './limitExceeded.js'
import type { LimitRule } from './LimitRule.js'

/** Bounds how often a field stands beside itself under the same name: it adds nothing to the answer, only to the work. */
export const FieldDuplicatesRule: LimitRule = ({ document }, { fieldDuplicates: allowed }) => {
  let duplicates = 0
  visit(document, {
    SelectionSet: ({ selections }) => {
      const names = selections.flatMap(responseNames)
      duplicates += names.length - new Set(names).size
    },
  })
  return duplicates > allowed ? limitExceeded('fieldDuplicates', allowed, duplicates) : undefined
}

const responseNames = (selection: SelectionNode): readonly string[] =>
  selection.kind === Kind.FIELD ? [selection.alias?.value ?? selection.name.value] : []
