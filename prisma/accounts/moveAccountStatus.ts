import type { Account, AccountStatus } from '../../core/account/Account.js'
import type { Database } from '../Database.js'

/** Says where an account stands, unless somebody else has said otherwise since it was read: a call that ends late must not undo a disconnect. */
export const moveAccountStatus = async (
  { client }: Database,
  { key, status: from }: Pick<Account, 'key' | 'status'>,
  { status, detail }: { readonly status: AccountStatus; readonly detail: string | null },
): Promise<void> => {
  await client.accountRow.updateMany({ where: { key, status: from }, data: { status, statusDetail: detail } })
}
