import type { z } from 'zod'
import { kindOfValue } from './kindOfValue.js'

type Issue = z.core.$ZodIssue

/**
 * Tells one difference between what was expected and what came: `matters[3].status: expected one of Open, Pending, Closed, came a string`.
 * Never the value itself, which may be a client's.
 */
export const describeDrift = (issue: Issue, value: unknown, where: string): string => {
  const { path, issue: deepest } = nearest(issue)
  return `${pathText(where, path)}: expected ${expected(deepest)}, came ${came(deepest, valueAt(value, path))}`
}

/** A union fails once per branch; the branch that got furthest into the value is the one the vendor meant. */
const nearest = (issue: Issue): { readonly path: readonly PropertyKey[]; readonly issue: Issue } => {
  const inner = innerIssues(issue).map((branch) => {
    const found = nearest(branch)
    return { path: [...issue.path, ...found.path], issue: found.issue }
  })
  const deepest = inner.toSorted((one, other) => other.path.length - one.path.length)[0]
  return deepest !== undefined && deepest.path.length > issue.path.length ? deepest : { path: issue.path, issue }
}

const innerIssues = (issue: Issue): readonly Issue[] => {
  if (issue.code === 'invalid_union') return issue.errors.flatMap((branch) => branch.slice(0, 1))
  return issue.code === 'invalid_element' ? issue.issues : []
}

const pathText = (where: string, path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return `${text}.${fieldName(key)}`
  }, where)

// A key of a free map (custom fields by name, say) can be a client's words; a vendor's own field names look like names.
const fieldName = (key: PropertyKey): string => (typeof key === 'string' && /^[A-Za-z_$@][\w$@.-]{0,63}$/.test(key) ? key : '*')

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined), value)

const came = (issue: Issue, value: unknown): string =>
  issue.code === 'unrecognized_keys' ? `${issue.keys.map(fieldName).join(', ')} beside them` : kindOfValue(value)

const expected = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
      return unionText(issue)
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}`
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unitOf(issue.origin)}`
    case 'invalid_format':
      return issue.format === 'regex' ? `text in the form ${issue.pattern ?? 'documented'}` : `text in the form of ${issue.format}`
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`
    case 'unrecognized_keys':
      return 'only the known fields'
    case 'invalid_key':
    case 'invalid_element':
      return 'a known key'
    case 'custom':
    default:
      return issue.message
  }
}

const unionText = (issue: Extract<Issue, { code: 'invalid_union' }>): string => {
  const branches = issue.errors.flatMap((branch) => branch.slice(0, 1)).map(expected)
  return branches.length === 0 ? 'exactly one of the known forms' : [...new Set(branches)].join(' or ')
}

const unitOf = (origin: string): string => (origin === 'string' ? ' characters' : origin === 'array' ? ' elements' : '')

const typeNames: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'a boolean',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  tuple: 'a list',
  null: 'null',
  undefined: 'nothing',
  never: 'nothing',
}
