import { Secret } from '../core/Secret.js'
import type { PortalAddress } from '../core/vendorAdapter.js'
import { type Vendor, vendorNames, vendors } from '../core/vendor.js'
import { identityProvider } from '../sandbox/identity-provider/identityProvider.js'
import { logins, sandboxClient, sandboxPassword, sandboxTotpSecret } from '../sandbox/portal/logins.js'
import { portals } from '../sandbox/portals.js'
import { systemActor } from '../engine/audit/accountAct.js'
import type { ConnectRequest } from '../engine/sessions/Sessions.js'
import { hashSecret, type StoredKey } from '../gateway/authenticate.js'
import { scopes } from './scopes.js'
import type { Settings } from './settings.js'

/** The tenant the demo key opens: nothing but the four sandbox firms. */
export const demoTenant = 'demo'

const demoKey = { name: 'demo', secret: 'demo' } as const

/** The demo key, known to everybody: it opens the demo tenant alone and is never stored. */
export const demoStoredKey: StoredKey = {
  secretHash: hashSecret(demoKey.secret),
  caller: {
    key: `key_${demoKey.name}`,
    tenant: demoTenant,
    scopes,
    accountKeys: null,
  },
}

/** Whether the demo key exists: only with sandboxes, the embedded database, and on this machine alone, because everybody knows it. */
export const hasDemoKey = ({ sandbox, databaseUrl, host }: Settings): boolean =>
  sandbox && databaseUrl === undefined && ['127.0.0.1', '::1', 'localhost'].includes(host)

/** The header that carries the demo key. */
export const demoAuthorization = `Basic ${Buffer.from(`${demoKey.name}:${demoKey.secret}`).toString('base64')}`

/** Where a vendor's sandbox portal listens: one address plays all of the vendor's hosts. */
export const sandboxAddress = (
  vendor: Vendor,
  { sandboxHost, sandboxPortBase }: Pick<Settings, 'sandboxHost' | 'sandboxPortBase'>,
): PortalAddress => {
  const portal = portals.find(({ slug }) => slug === vendorNames[vendor].slug)
  if (portal === undefined) throw new Error(`there is no sandbox portal for ${vendorNames[vendor].title}`)
  const origin = `http://${sandboxHost}:${String(sandboxPortBase + portal.portOffset)}`
  return { web: origin, auth: origin, api: origin }
}

/** What each of the four demo accounts is connected with: the sandboxes' demo person, a TOTP seed, and for MyCase the OAuth client its Open API wants. */
export const demoConnections = (settings: Pick<Settings, 'sandboxHost' | 'sandboxPortBase'>, now: Date): readonly ConnectRequest[] =>
  vendors.map((vendor) => ({
    actor: systemActor,
    tenant: demoTenant,
    vendor,
    region: null,
    portal: sandboxAddress(vendor, settings),
    login: {
      username: logins[0]?.username ?? '',
      password: new Secret(sandboxPassword),
      firm: null,
      ssoProvider: null,
      totpSecret: new Secret(sandboxTotpSecret),
      code: null,
    },
    oauth: vendor === 'MYCASE' ? { clientId: sandboxClient.id, clientSecret: new Secret(sandboxClient.secret), apiKey: null } : null,
    consent: { grantedBy: 'The sandbox firm', grantedAt: now.toISOString() },
  }))

/** Every port the sandbox takes. */
export const sandboxPorts = (portBase: number): readonly number[] => [
  ...new Set([...portals, identityProvider].map(({ portOffset }) => portBase + portOffset)),
]
