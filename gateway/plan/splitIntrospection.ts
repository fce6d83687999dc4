import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  separateOperations,
} from 'graphql'

/** An operation in two: what the schema itself answers, and what subgraphs do. */
export interface SplitOperation {
  /** The operation with nothing but `__schema` and `__type`, and the fragments they use; undefined where it asks for neither. */
  readonly introspection: DocumentNode | undefined
  /** The operation without them, and the fragments it uses; undefined where nothing else is asked. */
  readonly data: DocumentNode | undefined
}

/**
 * Parts introspection from the rest. The planner has an introspection schema of its own, older than the one clients see: it would refuse
 * fields that newer tools ask for.
 */
export const splitIntrospection = (document: DocumentNode, operation: OperationDefinitionNode): SplitOperation => {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  )
  const introspection = only(operation.selectionSet, fragments, isIntrospection)
  if (introspection.selections.length === 0) return { introspection: undefined, data: document }
  const data = only(operation.selectionSet, fragments, (field) => !isIntrospection(field))
  return {
    introspection: documentOf(operation, introspection, fragments),
    data: data.selections.length === 0 ? undefined : documentOf(operation, data, fragments),
  }
}

const isIntrospection = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type'

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** The root selections that pass. Fragments at the root are written out, so that their fields can be told apart too. */
const only = (
  { selections, ...rest }: SelectionSetNode,
  fragments: Fragments,
  passes: (field: FieldNode) => boolean,
): SelectionSetNode => ({
  ...rest,
  selections: selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return passes(selection) ? [selection] : []
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
    if (fragment === undefined) return []
    const selectionSet = only(fragment.selectionSet, fragments, passes)
    if (selectionSet.selections.length === 0) return []
    const { typeCondition } = fragment
    const { directives } = selection
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        selectionSet,
        ...(typeCondition === undefined ? {} : { typeCondition }),
        ...(directives === undefined ? {} : { directives }),
      },
    ]
  }),
})

/** The operation with these selections and the fragments below them. Its variables stay: which of them it uses matters to nobody. */
const documentOf = (operation: OperationDefinitionNode, selectionSet: SelectionSetNode, fragments: Fragments): DocumentNode => {
  const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...fragments.values()] }
  return separateOperations(whole)[operation.name?.value ?? ''] ?? whole
}
