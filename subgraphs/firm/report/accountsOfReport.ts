import type { Account } from '../../../core/account/Account.js'
import { MattergraphError } from '../../../core/errors.js'
import { parseAccountId } from '../../../core/recordId.js'
import type { Vendor } from '../../../core/vendor.js'
import type { FirmContext } from '../FirmContext.js'

/** What a report's accounts are narrowed by; null and absent narrow nothing. */
export interface AccountsWanted {
  readonly accountIds: readonly string[] | null | undefined
  readonly vendors: readonly Vendor[] | null | undefined
}

/** The accounts a report is about, of those the key may see. Throws BAD_USER_INPUT for an id that is no account's. */
export const accountsOfReport = async ({ accountIds, vendors }: AccountsWanted, { reads }: FirmContext): Promise<readonly Account[]> => {
  const named = accountIds?.map((id) => {
    const parsed = parseAccountId(id)
    if (parsed === undefined) throw new MattergraphError('BAD_USER_INPUT', 'accountIds: expected ids of accounts')
    return parsed.account
  })
  return [...(await reads.accounts()).values()].filter(
    ({ key, vendor }) => (named?.includes(key) ?? true) && (vendors?.includes(vendor) ?? true),
  )
}
