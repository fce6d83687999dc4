import type { LedgerBankAccount } from '../../world/ledger/Ledger.js'
import type { BankAccountRecord } from './BankAccountRecord.js'
import { firstIds } from './firstIds.js'
import { timestamp } from './timestamp.js'

/** A bank account of the firm's books in MyCase's words. */
export const buildBankAccount = (account: LedgerBankAccount): BankAccountRecord => ({
  id: firstIds.bankAccounts + account.index,
  name: account.name,
  account_type: account.type,
  bank_name: account.bankName,
  account_number: account.accountNumber,
  created_at: timestamp(account.createdAt),
  updated_at: timestamp(account.updatedAt),
})
