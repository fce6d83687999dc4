/** A count of requests that depends on sizes: `N` records read, `n` ids asked for, `M` matters of the firm. */
export type Count = (sizes: Readonly<Record<string, number>>) => number

/**
 * Reads a count as docs/batching.md writes it: a sum of whole numbers, sizes, and sizes divided by a whole number, which round up: `1 + N/200`.
 * A size times a number is written `2 n` or `2 n/100`. Nothing to read is still one request, so a division is never less than one.
 */
export const parseCount = (text: string): Count => {
  const terms = text
    .replaceAll('`', '')
    .split('+')
    .map((term) => parseTerm(term.trim()))
  return (sizes) => terms.reduce((sum, term) => sum + term(sizes), 0)
}

const termPattern = /^(?:(\d+)\s+)?([A-Za-z])(?:\/(\d+))?$/

const parseTerm = (term: string): Count => {
  if (/^\d+$/.test(term)) return () => Number(term)
  const [, factor = '1', size, divisor] = termPattern.exec(term) ?? []
  if (size === undefined) throw new Error(`expected a number, a size or a size divided by a number, came “${term}”`)
  return (sizes) => {
    const value = sizes[size]
    if (value === undefined) throw new Error(`the size ${size} is not known here`)
    return Number(factor) * (divisor === undefined ? value : Math.max(1, Math.ceil(value / Number(divisor))))
  }
}
