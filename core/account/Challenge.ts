import type { AccountKey } from '../recordId.js'
import type { Instant } from '../record/scalars.js'
import type { MfaMethod } from '../vendorAdapter.js'

/** A sign-in that waits for a person's answer. */
export interface Challenge {
  /** Unguessable. */
  readonly id: string
  readonly account: AccountKey
  readonly method: MfaMethod
  /** Where the code went, masked as the portal shows it. */
  readonly sentTo: string | null
  /** For ACCOUNT_CHOICE: the names to choose from. */
  readonly options: readonly string[]
  readonly expiresAt: Instant
}
