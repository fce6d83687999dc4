import type { PortalAddress } from '../../core/vendorAdapter.js'

/** Where Smokeball has hosts of their own. Region of login and of API must match. */
export type SmokeballRegion = 'US' | 'AU' | 'UK'

const addressIn = (ending: string): PortalAddress => ({
  web: `https://app.smokeball.${ending}`,
  auth: `https://auth.smokeball.${ending}`,
  api: `https://api.smokeball.${ending}`,
})

/** Smokeball's hosts by region; there is no version in the paths. */
export const hosts = { US: addressIn('com'), AU: addressIn('com.au'), UK: addressIn('co.uk') } as const satisfies Record<
  SmokeballRegion,
  PortalAddress
>

/** The region a portal stands in, told from its API's host; a sandbox stands in the United States. */
export const regionOf = ({ api }: PortalAddress): SmokeballRegion => {
  const { hostname } = new URL(api)
  if (hostname.endsWith('.com.au')) return 'AU'
  return hostname.endsWith('.co.uk') ? 'UK' : 'US'
}

/** What no answer of Smokeball's says: the currency, and the country telephone numbers are typed in. */
export const customsOf = {
  US: { currency: 'USD', country: 'US' },
  AU: { currency: 'AUD', country: 'AU' },
  UK: { currency: 'GBP', country: 'GB' },
} as const satisfies Record<SmokeballRegion, { readonly currency: string; readonly country: string }>
