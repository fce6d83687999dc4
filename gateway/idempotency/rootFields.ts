import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql'

/** The fields at an operation's root, those of fragments included, each fragment once. Introspection's `__typename` is none. */
export const rootFields = (document: DocumentNode, operation: OperationDefinitionNode): readonly FieldNode[] => {
  const spread = new Set<string>()
  const fieldsOf = (selection: SelectionNode): readonly FieldNode[] => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? [] : [selection]
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.flatMap(fieldsOf)
    const name = selection.name.value
    if (spread.has(name)) return []
    spread.add(name)
    return document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name
        ? definition.selectionSet.selections.flatMap(fieldsOf)
        : [],
    )
  }
  return operation.selectionSet.selections.flatMap(fieldsOf)
}
