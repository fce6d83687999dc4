import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/

/** The first instant of the year 1 and the last of the year 9999: beyond them neither RFC 3339 nor PostgreSQL writes a year as we do. */
const first = Date.parse('0001-01-01T00:00:00.000Z')
const last = Date.parse('9999-12-31T23:59:59.999Z')

/** Whether the day exists: 30 February rolls over in Date. */
const hasDay = (text: string): boolean => {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text.slice(0, 10)
}

/** Reads an RFC 3339 instant; answers it in UTC with milliseconds. */
const parse = (value: unknown): string => {
  const milliseconds = typeof value === 'string' && form.test(value) && hasDay(value) ? Date.parse(value) : Number.NaN
  if (!(milliseconds >= first && milliseconds <= last)) {
    throw new GraphQLError('DateTime: expected an RFC 3339 instant with a zone, such as 2026-02-18T17:21:02Z', {
      extensions: { code: 'BAD_USER_INPUT' },
    })
  }
  return new Date(milliseconds).toISOString()
}

/** An instant in UTC. Milliseconds are kept where there are any. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant: RFC 3339, answered in UTC, e.g. `2026-02-18T17:21:02Z`. Inputs need a zone.',
  serialize: (value) => {
    const text = value instanceof Date ? value.toISOString() : String(value)
    return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text
  },
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
})
