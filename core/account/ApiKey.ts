import type { AccountKey } from '../recordId.js'
import type { Instant } from '../record/scalars.js'

/** What a key lets its bearer do. The key itself is shown once, when made; only its hash is kept. */
export interface ApiKey {
  readonly id: string
  readonly tenant: string
  readonly scopes: readonly string[]
  /** The only accounts it sees; null for all of its tenant. */
  readonly accounts: readonly AccountKey[] | null
  readonly createdAt: Instant
  readonly expiresAt: Instant | null
  readonly revokedAt: Instant | null
}
