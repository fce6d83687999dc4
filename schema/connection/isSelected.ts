import { getNamedType, type GraphQLResolveInfo, isCompositeType, Kind, type SelectionSetNode } from 'graphql'

/** Whether the query asks for this field directly below the one being resolved, through fragments too. Directives count as asked for. */
export const isSelected = (info: GraphQLResolveInfo, fieldName: string): boolean =>
  isCompositeType(getNamedType(info.returnType)) && info.fieldNodes.some(({ selectionSet }) => holds(selectionSet, fieldName, info))

const holds = (selectionSet: SelectionSetNode | undefined, fieldName: string, info: GraphQLResolveInfo): boolean =>
  (selectionSet?.selections ?? []).some((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return selection.name.value === fieldName
      case Kind.INLINE_FRAGMENT:
        return holds(selection.selectionSet, fieldName, info)
      case Kind.FRAGMENT_SPREAD:
        return holds(info.fragments[selection.name.value]?.selectionSet, fieldName, info)
      default:
        return false
    }
  })
