import { Problem } from './Problem.js'

/** Whether a record's field satisfies a search term. */
export type SearchTest = (field: (name: string) => string) => boolean

const comparisons: Readonly<Record<string, (found: string, wanted: string) => boolean>> = {
  ':': (found, wanted) => matches(found, wanted),
  ':!': (found, wanted) => !matches(found, wanted),
  ':>': (found, wanted) => found > wanted,
  ':>=': (found, wanted) => found >= wanted,
  ':<': (found, wanted) => found < wanted,
  ':<=': (found, wanted) => found <= wanted,
}

/**
 * Reads the strict search grammar of contacts and staff: `field:value` with `*` as wildcard, terms joined by AND, upper and lower case alike.
 * A bare word, and a field that cannot be searched, are refused.
 */
export const searchTerms = (terms: readonly string[], searchable: readonly string[]): SearchTest => {
  const tests = terms.map((term) => {
    const [, name = '', operator = '', value = ''] = /^(\w+)(:(?:!|>=|<=|>|<)?)(.*)$/s.exec(term) ?? []
    const compare = comparisons[operator]
    if (compare === undefined || !searchable.includes(name.toLowerCase())) throw new Problem(400, 'Invalid search term')
    return (field: (name: string) => string) => compare(field(name.toLowerCase()).toLowerCase(), value.toLowerCase())
  })
  return (field) => tests.every((test) => test(field))
}

const matches = (found: string, pattern: string): boolean =>
  new RegExp(`^${pattern.replaceAll(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`).replaceAll('*', '.*')}$`, 's').test(found)
