import type { Account } from '../../core/account/Account.js'
import { type ErrorCode, type ErrorDetails, MattergraphError } from '../../core/errors.js'
import { formatAccountId } from '../../core/recordId.js'

type Named = Pick<Account, 'key' | 'vendor'>

/** An error that says which account and vendor it is about. */
export const accountError = (account: Named, code: ErrorCode, message: string, details: ErrorDetails = {}): MattergraphError =>
  new MattergraphError(code, message, {
    accountId: formatAccountId({ vendor: account.vendor, account: account.key }),
    vendor: account.vendor,
    ...details,
  })

/** The same error, saying which account and vendor it is about. */
export const ofAccount = (account: Named, error: MattergraphError): MattergraphError => {
  if (error.accountId !== undefined) return error
  const { code, message, retryAfterMs, outcome, cause } = error
  return accountError(account, code, message, { ...(retryAfterMs === undefined ? {} : { retryAfterMs }), outcome, cause: cause ?? error })
}
