import DataLoader from 'dataloader'
import type { AccountReader } from '../../../core/account/AccountReader.js'
import type { Challenge } from '../../../core/account/Challenge.js'
import type { SyncState } from '../../../core/account/SyncState.js'
import type { AccountKey } from '../../../core/recordId.js'

/** What hangs on accounts, read for all accounts of a request at once. */
export interface AccountLoaders {
  readonly challenge: DataLoader<AccountKey, Challenge | null>
  readonly syncStates: DataLoader<AccountKey, readonly SyncState[]>
}

/** Makes the loaders of one request. Nothing is remembered: a mutation in the same request may change what was read. */
export const makeAccountLoaders = (accounts: AccountReader): AccountLoaders => ({
  challenge: new DataLoader((keys) => accounts.challenges(keys), { cache: false }),
  syncStates: new DataLoader((keys) => accounts.syncStates(keys), { cache: false }),
})
