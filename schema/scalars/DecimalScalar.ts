import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

const form = /^-?\d{1,24}(\.\d{1,12})?$/

const parse = (value: unknown): string => {
  if (typeof value !== 'string' || !form.test(value)) {
    throw new GraphQLError(
      'Decimal: expected an exact decimal as a string such as "1066.50"; numbers are refused because floats are not exact',
      {
        extensions: { code: 'BAD_USER_INPUT' },
      },
    )
  }
  return value
}

/** An exact decimal, always as a string. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'An exact decimal number as a string, e.g. `"1066.50"`. Never a float.',
  serialize: String,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
})
