/** What sort of value came, for an error that must not show the value itself: `a string`, `a list`, `nothing`. */
export const kindOfValue = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (value === '') return 'an empty string'
  return kinds[typeof value] ?? `a ${typeof value}`
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  bigint: 'an integer',
  object: 'an object',
}
