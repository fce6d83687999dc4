import { wireDateTime } from '../wireDateTime.js'
import type { MoneyParts } from './buildExpense.js'
import type { StoredBankAccount } from './StoredBankAccount.js'

/** Bank account number `index` of the firm. */
export const buildBankAccount = ({ ledger, guid }: MoneyParts, index: number): StoredBankAccount => {
  const account = ledger.bankAccounts[index]
  if (account === undefined) throw new RangeError(`The firm has no bank account ${String(index)}.`)
  return {
    id: guid.of('bank-account', index),
    type: account.type === 'trust' ? 'Trust' : 'Operating',
    name: account.name,
    bankName: account.bankName,
    accountNumber: account.accountNumber,
    created_at: wireDateTime(account.createdAt),
    updated_at: wireDateTime(account.updatedAt),
  }
}
