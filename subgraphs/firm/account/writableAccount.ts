import type { Account as AccountRow } from '../../../core/account/Account.js'
import { MattergraphError } from '../../../core/errors.js'
import { parseAccountId } from '../../../core/recordId.js'
import type { FirmContext } from '../FirmContext.js'

/** Refuses a key that may not change accounts. */
export const mayWrite = ({ reads }: FirmContext): void => {
  if (!reads.caller.scopes.includes('accounts:write')) {
    throw new MattergraphError('FORBIDDEN', 'changing accounts needs the scope accounts:write, which this key lacks')
  }
}

/** The account an argument names; throws NOT_FOUND for one the caller may not see. */
export const writableAccount = async (id: string, argument: string, context: FirmContext): Promise<AccountRow> => {
  mayWrite(context)
  const parsed = parseAccountId(id)
  if (parsed === undefined) throw new MattergraphError('BAD_USER_INPUT', `${argument}: expected the id of an account`)
  const account = (await context.reads.accounts()).get(parsed.account)
  if (account?.vendor !== parsed.vendor) throw new MattergraphError('NOT_FOUND', `${argument}: no such account`)
  return account
}
