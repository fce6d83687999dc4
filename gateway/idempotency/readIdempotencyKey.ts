import { GraphQLError } from 'graphql'

const longest = 255
/** The header as the IETF's draft writes it: a string in quotation marks, in which `\\` and `\"` stand for themselves. */
const quoted = /^"((?:[^"\\]|\\["\\])*)"$/
const printable = /^[\x20-\x7e]+$/

/**
 * Reads the header `Idempotency-Key`, with or without quotation marks; undefined where there is none. A header that is no key is an error: whoever sent it
 * relies on it.
 */
export const readIdempotencyKey = (header: string | readonly string[] | undefined): string | undefined | GraphQLError => {
  if (header === undefined) return undefined
  const text = (typeof header === 'string' ? header : header.join(', ')).trim()
  const inner = quoted.exec(text)?.[1]
  const key = inner === undefined ? text : inner.replaceAll(/\\(["\\])/g, '$1')
  if (key.trim() !== '' && key.length <= longest && printable.test(key)) return key
  const message = `the header Idempotency-Key has ${String(key.length)} characters: expected 1 to ${String(longest)} that can be printed`
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}
