import type { Account } from '../../../core/account/Account.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { FirmContext } from '../FirmContext.js'

/** How many findings keep records of these kinds out of the mirror: what is added up holds their last good copies, or lacks them. */
export const countQuarantined = async (
  accounts: readonly Account[],
  kinds: readonly RecordKind[],
  { quarantine }: FirmContext,
): Promise<number> => {
  const keys = accounts.map(({ key }) => key)
  const { totalCount } = await quarantine.list({ accounts: keys, kinds, size: 1, after: null, before: null, backwards: false })
  return totalCount
}
