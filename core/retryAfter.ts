/** Reads a `Retry-After` header, seconds or an HTTP date, as milliseconds from `now`; undefined where it is missing or says nothing. */
export const retryAfter = (header: string | undefined, now: Date): number | undefined => {
  const text = header?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000)
  // Date.parse reads a bare number as a year, and much else that is no HTTP date; every HTTP date names its day in letters.
  const at = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}
