import type { AccountKey } from '../recordId.js'
import type { Instant } from '../record/scalars.js'
import type { Vendor } from '../vendor.js'
import type { Capability, PortalAddress } from '../vendorAdapter.js'

/** Where an account stands. */
export const accountStatuses = [
  'CONNECTING',
  'CONNECTED',
  'CHALLENGE',
  'NEEDS_CREDENTIALS',
  'VENDOR_DOWN',
  'DRIFTED',
  'DISCONNECTED',
] as const
/** Where an account stands. */
export type AccountStatus = (typeof accountStatuses)[number]

/** Whether an account at this standing is signed in: its vendor answers, even where not everything it says is taken over. */
export const isSignedIn = (status: AccountStatus): boolean => status === 'CONNECTED' || status === 'DRIFTED'

/** Who at the firm agreed to the access, and when. */
export interface Consent {
  readonly grantedBy: string
  readonly grantedAt: Instant
}

/** One firm's login at one vendor. Its secrets are not here: they are in the vault. */
export interface Account {
  readonly key: AccountKey
  readonly vendor: Vendor
  /** Whose account it is; keys see the accounts of their own tenant only. */
  readonly tenant: string
  readonly firmName: string
  readonly region: string | null
  readonly timeZone: string
  readonly currency: string
  readonly status: AccountStatus
  /** Why status is not CONNECTED: whose move it is next, and what to do. */
  readonly statusDetail: string | null
  /** The signed-in user's vendor id. */
  readonly userId: string | null
  readonly entitlements: readonly string[]
  readonly capabilities: readonly Capability[]
  readonly consent: Consent
  readonly portal: PortalAddress
  readonly createdAt: Instant
}
