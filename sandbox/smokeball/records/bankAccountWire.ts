import type { PortalKit } from '../../portal/Portal.js'
import { sumOf } from '../../world/ledger/cents.js'
import type { Books, Holding } from '../books/Books.js'
import type { WireRecord } from '../drift/Drift.js'
import { link } from './link.js'
import { dollars } from './money.js'
import { bankAccountTypes, type SmokeballBankAccount } from './SmokeballBankAccount.js'
import { contactLink } from './transactionWire.js'
import { ticksToInstant, type Ticks } from './ticks.js'

/** A bank account as it is answered. Trust money is told by matter and contact, and added up by matter; the firm's own has no matter (assumed). */
export const bankAccountWire = (kit: PortalKit, books: Books, account: SmokeballBankAccount): WireRecord => {
  const { id, type } = account
  const isTrust = type === 'Trust'
  return {
    href: `${kit.origin}/bankaccounts/${id}`,
    id,
    type,
    status: account.status,
    accountType: bankAccountTypes.indexOf(type),
    accountName: account.accountName,
    accountNumber: account.accountNumber,
    bankName: account.bankName,
    branchNumber: account.branchNumber,
    branchName: account.branchName,
    balance: dollars(books.balanceOf(account)),
    contactBalances: isTrust ? books.holdingsIn(id).map((holding) => contactBalance(kit, holding)) : [],
    matterBalances: isTrust ? matterBalances(kit, books, id).map(({ wire }) => wire) : [],
  }
}

const contactBalance = (kit: PortalKit, holding: Holding): WireRecord => ({
  ...(holding.matterId === undefined ? {} : { matter: matterLink(kit, holding.matterId) }),
  contact: contactLink(kit, holding.payorId),
  ...figures([holding]),
})

/** The balances of an account by matter, and when each last changed. */
export const matterBalances = (
  kit: PortalKit,
  books: Books,
  bankAccountId: string,
): readonly { readonly id: string; readonly lastUpdated: Ticks; readonly wire: WireRecord }[] => {
  const byMatter = Map.groupBy(books.holdingsIn(bankAccountId), ({ matterId }) => matterId)
  return [...byMatter].flatMap(([id, holdings]) => {
    if (id === undefined) return []
    const lastUpdated = lastOf(holdings)
    return [{ id, lastUpdated, wire: { matter: matterLink(kit, id), ...figures(holdings), unpresentedChequesBalance: 0 } }]
  })
}

const matterLink = (kit: PortalKit, id: string) => link(kit.origin, { path: 'matters', id, rel: 'Matters' })

const lastOf = (holdings: readonly Holding[]): Ticks =>
  holdings.reduce((last, { lastUpdated }) => (lastUpdated > last ? lastUpdated : last), 0n)

const figures = (holdings: readonly Holding[]): WireRecord => {
  const balance = sumOf(holdings, ({ cents }) => cents)
  const protectedBalance = sumOf(holdings, ({ protectedCents }) => protectedCents)
  return {
    balance: dollars(balance),
    protectedBalance: dollars(protectedBalance),
    availableBalance: dollars(balance - protectedBalance),
    lastUpdated: ticksToInstant(lastOf(holdings)),
  }
}
