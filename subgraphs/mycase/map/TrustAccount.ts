import type { TrustAccountRecord } from '../../../core/record/TrustAccount.js'
import type { BankAccountRow } from '../pages/billing/BankAccountsPage.js'
import type { AllocationRow } from '../pages/billing/TrustAllocationsPage.js'
import { currency } from './currency.js'

/** What a trust account is made from. */
export interface TrustAccountSources {
  readonly row: BankAccountRow
  /** What the account held when its allocations were read. */
  readonly balance: string
  readonly allocations: readonly AllocationRow[]
}

/** A trust account. Nothing is protected at MyCase: a minimum trust balance is only a warning, and all of a balance is available. */
export const mapTrustAccount = ({ row, balance, allocations }: TrustAccountSources, web: string): TrustAccountRecord => ({
  vendorId: row.id,
  vendorUrl: `${web}/bills/trust_allocations?bank_account=${row.id}`,
  externalId: null,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  raw: row.raw,
  name: row.name,
  bankName: row.bankName,
  maskedNumber: row.lastDigits,
  currency,
  balance,
  ledgers: allocations.map(({ clientId, matterId, balance: held }) => ({
    clientId,
    matterId,
    balance: held,
    protected: '0',
    available: held,
  })),
})
