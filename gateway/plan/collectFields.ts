import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { isSelected } from './isSelected.js'

/** What an operation's selections are read with. */
export interface SelectionSource {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The values of the variables that `@skip` and `@include` name. */
  readonly conditions: Readonly<Record<string, unknown>>
}

/** One place where the operation asks for a response field. */
export interface FieldOccurrence {
  readonly node: FieldNode
  /** The type whose field it is: of the innermost fragment around it. */
  readonly parent: GraphQLCompositeType
}

/** The response fields that these selections ask of one type, in the order asked, each with every place it is asked at (one at least). */
export const collectFields = (
  source: SelectionSource,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly [FieldOccurrence, ...FieldOccurrence[]]> => {
  const found: Collected = new Map()
  for (const { selections } of selectionSets) gather(source, type, type, selections, found)
  return found
}

/** The selections below every place of one response field. */
export const selectionSetsOf = (occurrences: readonly FieldOccurrence[]): readonly SelectionSetNode[] =>
  occurrences.flatMap(({ node }) => (node.selectionSet === undefined ? [] : [node.selectionSet]))

type Collected = Map<string, [FieldOccurrence, ...FieldOccurrence[]]>

const gather = (
  source: SelectionSource,
  type: GraphQLCompositeType,
  parent: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  found: Collected,
): void => {
  for (const selection of selections) {
    if (!isSelected(selection, source.conditions)) continue
    if (selection.kind === Kind.FIELD) {
      const responseName = selection.alias?.value ?? selection.name.value
      const known = found.get(responseName)
      if (known === undefined) found.set(responseName, [{ node: selection, parent }])
      else known.push({ node: selection, parent })
      continue
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : source.fragments.get(selection.name.value)
    if (fragment === undefined) continue
    const condition = fragment.typeCondition === undefined ? parent : source.schema.getType(fragment.typeCondition.name.value)
    if (isCompositeType(condition) && covers(source.schema, condition, type)) {
      gather(source, type, condition, fragment.selectionSet.selections, found)
    }
  }
}

const covers = (schema: GraphQLSchema, condition: GraphQLCompositeType, type: GraphQLCompositeType): boolean =>
  condition === type || (isAbstractType(condition) && 'getFields' in type && schema.isSubType(condition, type))
