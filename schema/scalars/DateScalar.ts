import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

/** PostgreSQL has no year 0. */
const form = /^(?!0000)\d{4}-\d{2}-\d{2}$/

const parse = (value: unknown): string => {
  const instant = typeof value === 'string' && form.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  // A day that does not exist (30 February) rolls over in Date: it must come back as it went in.
  if (instant === undefined || Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== value) {
    throw new GraphQLError('Date: expected a calendar date such as 2026-02-18', { extensions: { code: 'BAD_USER_INPUT' } })
  }
  return value
}

/** A calendar date without a zone. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar date without a zone: `2026-02-18`.',
  serialize: String,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
})
