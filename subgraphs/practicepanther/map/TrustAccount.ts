import type { Json } from '../../../core/record/scalars.js'
import type { TrustAccountRecord } from '../../../core/record/TrustAccount.js'
import type { BankAccountPage } from '../pages/BankAccountPage.js'
import type { WireBankAccount } from '../wire/BankAccount.js'
import type { MapContext } from './MapContext.js'

/** The vendor keeps no date on a bank account that it would tell. */
const noDate = '1970-01-01T00:00:00.000Z'

/** A trust account: the API tells that it is there, its pages what is on it. Nothing is set aside at this vendor. */
export const mapTrustAccount = (
  account: WireBankAccount,
  { name, bankName, lastDigits, balance, ledgers }: Pick<BankAccountPage, 'name' | 'bankName' | 'lastDigits' | 'balance' | 'ledgers'>,
  raw: Json,
  context: MapContext,
): TrustAccountRecord => ({
  vendorId: account.id,
  vendorUrl: `${context.web}/BankAccount/Details/${account.id}`,
  externalId: null,
  createdAt: null,
  updatedAt: noDate,
  raw,
  name,
  bankName,
  maskedNumber: lastDigits,
  currency: context.currency,
  balance,
  ledgers: ledgers.map((ledger) => ({ ...ledger, protected: '0', available: ledger.balance })),
})
