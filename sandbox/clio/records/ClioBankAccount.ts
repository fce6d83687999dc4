import type { StoredRecord } from '../../portal/Collection.js'
import type { LedgerBankAccount } from '../../world/ledger/Ledger.js'
import { firstIds } from '../firstIds.js'

/** A bank account as Clio stores one. What is on it is worked out when it is asked for. */
export type ClioBankAccount = StoredRecord & {
  readonly id: number
  readonly name: string
  readonly type: 'Operating' | 'Trust'
  readonly account_number: string | null
  readonly institution: string | null
}

/** Builds one of the firm's bank accounts. */
export const clioBankAccount = (instant: (ms: number) => string, currency: string, account: LedgerBankAccount): ClioBankAccount => ({
  ...blankAccount,
  id: firstIds.bankAccount + account.index,
  created_at: instant(account.createdAt),
  updated_at: instant(account.updatedAt),
  name: account.name,
  type: account.type === 'trust' ? 'Trust' : 'Operating',
  account_number: account.accountNumber,
  institution: account.bankName,
  currency,
  default_account: account.index < 2,
})

/** What every account has that these books leave empty. */
export const blankAccount = {
  clio_payment_page_link: null,
  clio_payment_page_qr_code: null,
  clio_payments_enabled: false,
  controlled_account: false,
  compliance_region: 'no_region',
  currency_symbol: '$',
  currency_id: 1,
  domicile_branch: null,
  general_ledger_number: null,
  holder: null,
  swift: null,
  transit_number: null,
} as const
