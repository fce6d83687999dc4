import { getResponseName, type QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { isOfType } from './isOfType.js'
import { mergeResult } from './mergeResult.js'
import { isResultObject, memberOf, type ResultObject } from './ResultObject.js'

/** What a subgraph needs to know of an entity: its key and the fields it requires. Null when a part of that is missing. */
export const selectRepresentation = (
  schema: GraphQLSchema,
  source: ResultObject,
  selections: readonly QueryPlanSelectionNode[],
): ResultObject | null => {
  const result: ResultObject = {}
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const name = getResponseName(selection)
      const value = memberOf(source, name)
      if (value === undefined) return null
      result[name] = selection.selections === undefined ? value : selectValue(schema, value, selection.selections)
    } else if (selection.typeCondition !== undefined && isOfType(schema, source, selection.typeCondition, false)) {
      const part = selectRepresentation(schema, source, selection.selections)
      if (part !== null) mergeResult(result, part)
    }
  }
  return result
}

const selectValue = (schema: GraphQLSchema, value: unknown, selections: readonly QueryPlanSelectionNode[]): unknown => {
  if (Array.isArray(value)) return value.map((item) => selectValue(schema, item, selections))
  return isResultObject(value) ? selectRepresentation(schema, value, selections) : null
}
