import { GraphQLScalarType, type ValueNode, Kind, valueFromASTUntyped } from 'graphql'

const parseLiteral = (node: ValueNode, variables?: Record<string, unknown> | null): unknown =>
  node.kind === Kind.VARIABLE ? variables?.[node.name.value] : valueFromASTUntyped(node, variables)

/** Any JSON value. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral,
})
