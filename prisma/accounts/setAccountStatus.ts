import type { AccountStatus } from '../../core/account/Account.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Database } from '../Database.js'

/** Says where an account stands and why. An account that is not kept (yet) is passed over. */
export const setAccountStatus = async (
  { client }: Database,
  key: AccountKey,
  { status, detail }: { readonly status: AccountStatus; readonly detail: string | null },
): Promise<void> => {
  await client.accountRow.updateMany({ where: { key }, data: { status, statusDetail: detail } })
}
