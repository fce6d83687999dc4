import type { Account, AccountStatus } from '../../core/account/Account.js'
import { type ErrorCode, MattergraphError } from '../../core/errors.js'
import { accountError } from './accountError.js'

/** The standings in which the vendor is left alone until a person acts. */
const blocked: Partial<Record<AccountStatus, { readonly code: ErrorCode; readonly message: string }>> = {
  NEEDS_CREDENTIALS: { code: 'ACCOUNT_NEEDS_CREDENTIALS', message: 'the vendor refuses the stored login: connect the account again' },
  CHALLENGE: { code: 'ACCOUNT_CHALLENGE', message: "the vendor asks for an answer only a person can give: answer the account's challenge" },
  DISCONNECTED: { code: 'ACCOUNT_NEEDS_CREDENTIALS', message: 'the account is disconnected: connect it again' },
}

/** The account, when the vendor may be called for it; throws what its standing says otherwise. */
export const usableAccount = (account: Account | null | undefined): Account => {
  if (account === null || account === undefined) throw new MattergraphError('NOT_FOUND', 'there is no such account')
  const reason = blocked[account.status]
  if (reason !== undefined) throw accountError(account, reason.code, account.statusDetail ?? reason.message)
  return account
}
