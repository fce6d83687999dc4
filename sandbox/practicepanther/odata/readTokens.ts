import { BadRequest } from '../api/BadRequest.js'
import { readDateTime } from '../readDateTime.js'
import type { Literal } from './Expression.js'

/** A piece of a `$filter`. */
export type Token =
  | { readonly kind: '(' | ')' | ',' }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'literal'; readonly literal: Literal }

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

type Rule = readonly [pattern: RegExp, read: (text: string) => Token]

const literal = (literal: Literal): Token => ({ kind: 'literal', literal })
const quoted = (text: string): string => text.slice(text.indexOf("'") + 1, -1).replaceAll("''", "'")

const instant = (text: string): Token => {
  const value = readDateTime(text)
  if (value === undefined || !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    throw new BadRequest(`The query specified in the URI is not valid. The date-time '${text}' has no time zone.`)
  }
  return literal({ type: 'instant', value })
}

/** In the order they are tried: a GUID and a date-time begin like numbers. */
const rules: readonly Rule[] = [
  [new RegExp(`(?:guid)?'${guid.source}'`, 'iy'), (text) => literal({ type: 'guid', value: quoted(text).toLowerCase() })],
  [new RegExp(guid.source, 'iy'), (text) => literal({ type: 'guid', value: text.toLowerCase() })],
  [/datetime(?:offset)?'[^']*'/iy, (text) => instant(quoted(text))],
  [/\d{4}-\d{2}-\d{2}(?:T[\d:.]+)?(?:Z|[+-]\d{2}:\d{2})?/iy, instant],
  [/'(?:[^']|'')*'/y, (text) => literal({ type: 'text', value: quoted(text) })],
  [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[mdf]?/y, (text) => literal({ type: 'number', value: Number.parseFloat(text) })],
  [/(?:true|false)\b/y, (text) => literal({ type: 'boolean', value: text === 'true' })],
  [/null\b/y, () => literal({ type: 'null' })],
  [/[A-Za-z_][\w/]*/y, (text) => ({ kind: 'word', text })],
  [/\(/y, () => ({ kind: '(' })],
  [/\)/y, () => ({ kind: ')' })],
  [/,/y, () => ({ kind: ',' })],
]

/** Cuts a `$filter` into its pieces; throws a BadRequest where it is none. */
export const readTokens = (filter: string): readonly Token[] => {
  const tokens: Token[] = []
  for (let at = skipBlanks(filter, 0); at < filter.length;) {
    const found = readToken(filter, at)
    tokens.push(found.token)
    at = skipBlanks(filter, at + found.length)
  }
  return tokens
}

const readToken = (filter: string, at: number): { readonly token: Token; readonly length: number } => {
  for (const [pattern, read] of rules) {
    pattern.lastIndex = at
    const text = pattern.exec(filter)?.[0]
    if (text !== undefined) return { token: read(text), length: text.length }
  }
  throw new BadRequest(`The query specified in the URI is not valid. Syntax error at position ${String(at)} in '${filter}'.`)
}

const skipBlanks = (filter: string, start: number): number => {
  let at = start
  while (filter[at] === ' ') at += 1
  return at
}
