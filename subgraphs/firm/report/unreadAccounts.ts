import type { Account } from '../../../core/account/Account.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { FirmContext } from '../FirmContext.js'

/** The accounts of which one of these kinds was never read to its end: what is added up over them may lack records. */
export const unreadAccounts = async (
  accounts: readonly Account[],
  kinds: readonly RecordKind[],
  context: FirmContext,
): Promise<readonly Account[]> => {
  const states = await context.accounts.syncStates(accounts.map(({ key }) => key))
  return accounts.filter(
    (_, index) => !kinds.every((kind) => states[index]?.some((state) => state.kind === kind && state.lastSucceededAt !== null)),
  )
}
