import type { AccountKey } from '../recordId.js'
import type { Account } from './Account.js'
import type { Challenge } from './Challenge.js'
import type { SyncState } from './SyncState.js'

/** What is known of accounts. Batches answer in the keys' order, one statement each. */
export interface AccountReader {
  /** Every account of each tenant, the oldest first. */
  ofTenants(tenants: readonly string[]): Promise<readonly (readonly Account[])[]>
  /** Every account there is, the oldest first. */
  all(): Promise<readonly Account[]>
  /** Null where there is none with this key. */
  readMany(keys: readonly AccountKey[]): Promise<readonly (Account | null)[]>
  /** The states of each account, one per kind. */
  syncStates(keys: readonly AccountKey[]): Promise<readonly (readonly SyncState[])[]>
  /** The challenge each account waits with; null where none waits. */
  challenges(keys: readonly AccountKey[]): Promise<readonly (Challenge | null)[]>
}
