import { Money } from '../money.js'
import type { TrustAccountRecord, TrustLedger } from '../record/TrustAccount.js'
import { sumOf, unequal } from './amounts.js'
import type { KindChecks } from './Check.js'
import { formChecks } from './formChecks.js'

const mostDigitsTold = 4

/** How many digits of its number an account tells. */
const digitsTold = ({ maskedNumber }: TrustAccountRecord): number => maskedNumber?.replaceAll(/\D/g, '').length ?? 0

/** Whether an account tells more of its number than the last digits. */
export const isNumberTold = (account: TrustAccountRecord): boolean => digitsTold(account) > mostDigitsTold

/** How a ledger is called in a finding: by ids alone. */
const nameOf = ({ clientId, matterId }: TrustLedger): string =>
  `the ledger of client ${clientId ?? 'none'} and matter ${matterId ?? 'none'}`

const ledgerFault = (ledger: TrustLedger): string | null => {
  const { balance, protected: setAside, available } = ledger
  if (new Money(setAside).lessThan(0)) return `${nameOf(ledger)} has ${setAside} set aside`
  // A ledger may be overdrawn, which is for people to see; but nothing can be set aside of what is not there.
  if (!new Money(setAside).isZero() && new Money(setAside).greaterThan(balance))
    return `${nameOf(ledger)} holds ${balance}, but ${setAside} is set aside`
  return new Money(balance).minus(setAside).lessThan(available)
    ? `${nameOf(ledger)} holds ${balance} with ${setAside} set aside, but ${available} is available`
    : null
}

/** What must hold of a trust account. */
export const trustAccountChecks: KindChecks<'TRUST_ACCOUNT'> = {
  form: [
    ...formChecks<'TRUST_ACCOUNT'>({
      prefix: 'trust-account',
      amounts: ({ balance, ledgers }) => ({
        balance,
        ...Object.fromEntries(
          ledgers.flatMap((ledger, index) => [
            [`ledgers[${String(index)}].balance`, ledger.balance],
            [`ledgers[${String(index)}].protected`, ledger.protected],
            [`ledgers[${String(index)}].available`, ledger.available],
          ]),
        ),
      }),
      currency: ({ currency }) => currency,
    }),
    {
      name: 'trust-account.number',
      says: 'of the account number no more than the last four digits are told',
      fault: (account) => (isNumberTold(account) ? `${String(digitsTold(account))} digits of the account number are told` : null),
    },
  ],
  meaning: [
    {
      name: 'trust-account.ledgers',
      says: 'the ledgers add up to the balance, and no client and matter has two',
      fault: ({ balance, ledgers }) => {
        const names = ledgers.map(nameOf)
        const seen = new Set<string>()
        const twice = names.find((name) => seen.size === seen.add(name).size)
        if (twice !== undefined) return `${twice} is there twice`
        const sum = sumOf(ledgers.map((ledger) => ledger.balance))
        return unequal({ what: 'balance', amount: balance }, sum, `the sum of ${String(ledgers.length)} ledgers`)
      },
    },
    {
      name: 'trust-account.protected',
      says: 'no more is set aside in a ledger than it holds, and no more is available than is not set aside',
      fault: ({ ledgers }) => {
        for (const ledger of ledgers) {
          const fault = ledgerFault(ledger)
          if (fault !== null) return fault
        }
        return null
      },
    },
  ],
}
