/** How old an answer may be, asked for in HTTP's own words. */
export type Freshness =
  /** What the mirror has is good enough; only what it lacks is read from the vendor. */
  | { readonly mode: 'MIRROR' }
  /** Nothing may be older than this many seconds when the request arrives; 0 is `no-cache`. */
  | { readonly mode: 'MAX_AGE'; readonly seconds: number }
  /** No vendor is asked, whatever is missing. */
  | { readonly mode: 'ONLY_IF_CACHED' }

/**
 * Reads a request's `Cache-Control` header: `no-cache` and `no-store` read the vendor now, `max-age=30` tolerates 30 seconds, `only-if-cached` never touches a vendor.
 * Unknown directives are ignored, as HTTP asks; of several, the strictest about age wins, and `only-if-cached` over all.
 */
export const parseFreshness = (cacheControl: string | undefined): Freshness => {
  const directives = (cacheControl ?? '').split(',').map((directive) => directive.trim().toLowerCase())
  if (directives.includes('only-if-cached')) return { mode: 'ONLY_IF_CACHED' }
  if (directives.includes('no-cache') || directives.includes('no-store')) return { mode: 'MAX_AGE', seconds: 0 }
  const ages = directives.flatMap((directive) => {
    const [, seconds] = /^max-age="?(\d{1,9})"?$/.exec(directive) ?? []
    return seconds === undefined ? [] : [Number(seconds)]
  })
  return ages.length === 0 ? { mode: 'MIRROR' } : { mode: 'MAX_AGE', seconds: Math.min(...ages) }
}
