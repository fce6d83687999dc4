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

/** How many records an operation asks for at most with these variables. */
export type RecordCount = (variables: Readonly<Record<string, unknown>>) => number

/**
 * Compiles how many records an operation asks for at most, so that a request works out only what its variables change: pages inside pages multiply, and no
 * other limit sees that 200 matters with 200 time entries each, with the matter of each, with its 200 time entries … fill any memory. A record is whatever
 * has an `id`.
 */
export const compileRecordCount = ({ schema, definition, fragments }: CountedOperation): RecordCount => {
  const defaults: ReadonlyMap<string, unknown> = new Map(
    definition.variableDefinitions?.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue && valueFromASTUntyped(defaultValue),
    ]),
  )
  const valueOf = ({ value }: ArgumentNode, variables: Readonly<Record<string, unknown>>): unknown =>
    value.kind === Kind.VARIABLE ? (variables[value.name.value] ?? defaults.get(value.name.value)) : valueFromASTUntyped(value)
  const timesOf = (node: FieldNode, field: GraphQLField<unknown, unknown>, parent: GraphQLNamedType): Count => {
    const isPage = isConnection(getNamedType(field.type))
    // The edges and nodes of a connection are as many as its page, which is counted where the connection stands.
    if (!isPage && (!isListType(getNullableType(field.type)) || isConnection(parent))) return 1
    const sizes = node.arguments?.filter(({ name }) => sizeArguments.has(name.value)) ?? []
    const times: RecordCount = (variables) => {
      const { first, last, ids } = Object.fromEntries(sizes.map((argument) => [argument.name.value, valueOf(argument, variables)]))
      if (isPage) return Math.max(0, Number(last ?? 0), Number(first ?? (typeof last === 'number' ? 0 : usualPage)))
      return Array.isArray(ids) ? ids.length : usualList
    }
    return sizes.some(({ value }) => value.kind === Kind.VARIABLE) ? times : times({})
  }
  const ofField = (node: FieldNode, parent: GraphQLNamedType): Count => {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    if (field === undefined || node.selectionSet === undefined) return 0
    const type = getNamedType(field.type)
    return product(timesOf(node, field, parent), sum([isRecord(type) ? 1 : 0, ofSet(node.selectionSet, type)]))
  }
  const ofSet = ({ selections }: SelectionSetNode, parent: GraphQLNamedType): Count =>
    sum(
      selections.map((selection) => {
        if (selection.kind === Kind.FIELD) return ofField(selection, parent)
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
        if (fragment === undefined) return 0
        const condition = fragment.typeCondition === undefined ? parent : schema.getType(fragment.typeCondition.name.value)
        return ofSet(fragment.selectionSet, condition ?? parent)
      }),
    )
  const root = schema.getRootType(definition.operation)
  const count = root === undefined || root === null ? 0 : ofSet(definition.selectionSet, root)
  return (variables) => numberOf(count, variables)
}

/** The arguments that say how many. */
const sizeArguments: ReadonlySet<string> = new Set(['first', 'last', 'ids'])

/** A part of a count: a number where no variable changes it. */
type Count = number | RecordCount

const numberOf = (count: Count, variables: Readonly<Record<string, unknown>>): number =>
  typeof count === 'number' ? count : count(variables)

const sum = (counts: readonly Count[]): Count => {
  const fixed = counts.reduce<number>((whole, count) => whole + (typeof count === 'number' ? count : 0), 0)
  const open = counts.filter((count) => typeof count === 'function')
  return open.length === 0 ? fixed : (variables) => open.reduce((whole, count) => whole + count(variables), fixed)
}

const product = (times: Count, each: Count): Count =>
  typeof times === 'number' && typeof each === 'number'
    ? times * each
    : (variables) => numberOf(times, variables) * numberOf(each, variables)

const isConnection = ({ name }: GraphQLNamedType): boolean => name.endsWith('Connection')

const isRecord = (type: GraphQLNamedType): boolean => (isObjectType(type) || isInterfaceType(type)) && type.getFields()['id'] !== undefined
