import {
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'

/** A validated operation, ready to be counted. */
export interface CountedOperation {
  readonly schema: GraphQLSchema
  readonly definition: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

/** What a connection gives where nobody says how many. */
const usualPage = 50
/** What a list without a size is taken for: the participants of a matter, the accounts of a firm. */
const usualList = 10

/**
 * How many records an operation asks for at most: pages inside pages multiply, and no other limit sees that 200 matters with 200 time entries
 * each, with the matter of each, with its 200 time entries … fill any memory. A record is whatever has an `id`.
 */
export const countRecords = ({ schema, definition, fragments }: CountedOperation, variables: Readonly<Record<string, unknown>>): number => {
  const valueOf = ({ value }: ArgumentNode): unknown => {
    if (value.kind !== Kind.VARIABLE) return valueFromASTUntyped(value)
    const name = value.name.value
    const given = definition.variableDefinitions?.find(({ variable }) => variable.name.value === name)
    return variables[name] ?? (given?.defaultValue === undefined ? undefined : valueFromASTUntyped(given.defaultValue))
  }
  const argumentsOf = (node: FieldNode): Readonly<Record<string, unknown>> =>
    Object.fromEntries((node.arguments ?? []).map((argument) => [argument.name.value, valueOf(argument)]))
  const timesOf = (node: FieldNode, field: GraphQLField<unknown, unknown>, parent: GraphQLNamedType): number => {
    const isPage = isConnection(getNamedType(field.type))
    // The edges and nodes of a connection are as many as its page, which is counted where the connection stands.
    if (!isPage && (!isListType(getNullableType(field.type)) || isConnection(parent))) return 1
    const { first, last, ids } = argumentsOf(node)
    if (isPage) return Math.max(0, Number(last ?? 0), Number(first ?? (typeof last === 'number' ? 0 : usualPage)))
    return Array.isArray(ids) ? ids.length : usualList
  }
  const ofField = (node: FieldNode, parent: GraphQLNamedType): number => {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    if (field === undefined || node.selectionSet === undefined) return 0
    const type = getNamedType(field.type)
    return timesOf(node, field, parent) * ((isRecord(type) ? 1 : 0) + ofSet(node.selectionSet, type))
  }
  const ofSet = ({ selections }: SelectionSetNode, parent: GraphQLNamedType): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + ofField(selection, parent)
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      if (fragment === undefined) return sum
      const condition = fragment.typeCondition === undefined ? parent : schema.getType(fragment.typeCondition.name.value)
      return sum + ofSet(fragment.selectionSet, condition ?? parent)
    }, 0)
  const root = schema.getRootType(definition.operation)
  return root === undefined || root === null ? 0 : ofSet(definition.selectionSet, root)
}

const isConnection = ({ name }: GraphQLNamedType): boolean => name.endsWith('Connection')

const isRecord = (type: GraphQLNamedType): boolean => (isObjectType(type) || isInterfaceType(type)) && type.getFields()['id'] !== undefined
