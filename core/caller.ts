import type { Instant } from './record/scalars.js'
import type { AccountKey } from './recordId.js'

/** Who asks: what a valid key stands for. */
export interface Caller {
  /** The key's id, as the audit log names whoever did something: `key_…`. */
  readonly key: string
  /** The tenant whose data the key opens. */
  readonly tenant: string
  /** What the key may do: `read`, `raw:read`, `accounts:write`, `audit:read`, `time:write`, `payments:write`, `trust:write`, `webhooks:write`, `operate`. */
  readonly scopes: readonly string[]
  /** The only accounts the key may see; null means every account of the tenant. */
  readonly accountKeys: readonly AccountKey[] | null
  /** When the key ends; absent where nobody has set that. */
  readonly expiresAt?: Instant
}
