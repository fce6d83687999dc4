import type { PortalAddress } from '../../core/vendorAdapter.js'

/** Assumed for the regions outside the US: only this identity host is known. */
const auth = 'https://account.clio.com'

const at = (host: string): PortalAddress => ({ web: `https://${host}`, auth, api: `https://${host}` })

/** Clio's hosts by region. Regions share no data, and no tokens. */
export const hosts: Readonly<Record<string, PortalAddress>> = {
  US: at('app.clio.com'),
  EU: at('eu.app.clio.com'),
  CA: at('ca.app.clio.com'),
  AU: at('au.app.clio.com'),
}

/** What a region's accounts use where Clio does not say: the currency, and the country of phone numbers written without one. Europe's could be of any country. */
export const regionDefaults = {
  US: { currency: 'USD', country: 'US' },
  EU: { currency: 'EUR', country: null },
  CA: { currency: 'CAD', country: 'CA' },
  AU: { currency: 'AUD', country: 'AU' },
} as const

/** The region a portal is in; null for a host that is none of Clio's own. */
export const regionOf = (portal: PortalAddress): keyof typeof regionDefaults | null => {
  const region = Object.keys(hosts).find((name) => hosts[name]?.web === portal.web)
  return region !== undefined && isRegion(region) ? region : null
}

const isRegion = (name: string): name is keyof typeof regionDefaults => Object.hasOwn(regionDefaults, name)
