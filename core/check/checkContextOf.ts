import type { Account } from '../account/Account.js'
import type { Vendor } from '../vendor.js'
import type { CheckContext } from './Check.js'

/** Clio alone has a currency for each matter; the others have one for the firm. */
const severalCurrencies: ReadonlySet<Vendor> = new Set(['CLIO'])

/** What the checks have to know of an account. */
export const checkContextOf = ({ vendor, currency }: Pick<Account, 'vendor' | 'currency'>, now: Date): CheckContext => ({
  currency,
  severalCurrencies: severalCurrencies.has(vendor),
  today: now.toISOString().slice(0, 10),
})
