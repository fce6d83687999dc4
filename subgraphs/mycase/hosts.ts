import type { PortalAddress } from '../../core/vendorAdapter.js'

/** MyCase's hosts. Each firm has a portal of its own: `{firm}` is its subdomain, taken from the login. */
export const hosts = {
  us: {
    web: 'https://{firm}.mycase.com',
    auth: 'https://auth.mycase.com',
    api: 'https://external-integrations.mycase.com',
  },
} as const satisfies Readonly<Record<string, PortalAddress>>
