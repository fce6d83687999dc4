import type { PortalKit } from '../../portal/Portal.js'
import { createSurvey, type Survey } from '../../world/Survey.js'
import type { SmokeballTransaction } from '../records/SmokeballTransaction.js'
import type { Holding, TransactionSpine } from './Books.js'
import { bankAccountId } from './bookIds.js'
import type { BookShelves } from './openBooks.js'

/** Trust money by account, matter and contact, and the movements on each account. */
export interface Trust {
  readonly survey: Survey<unknown>
  readonly holdingsIn: (bankAccountId: string) => readonly Holding[]
  /** In the order they were entered. */
  readonly spinesIn: (bankAccountId: string) => readonly TransactionSpine[]
  readonly add: (transaction: SmokeballTransaction) => void
  /** Puts a changed transaction in its place: neither account nor amount ever changes. */
  readonly change: (transaction: SmokeballTransaction) => void
}

/** All that is told of one account. */
interface Account {
  readonly holdings: Map<string, Holding & { readonly wishedCents: number }>
  readonly spines: Map<string, TransactionSpine>
}

/** Goes through all transactions once, at the first need, and then keeps count: a list of a hundred thousand must not be drawn anew for every page. */
export const keepTrust = (
  kit: PortalKit,
  { ledger, transactions, drawTransactions }: Pick<BookShelves, 'ledger' | 'transactions' | 'drawTransactions'>,
  worldMatterOf: (matterId: string) => number | undefined,
): Trust => {
  /** What the books set aside for one matter and contact. Asked when the matter is first met: then its books are at hand. */
  const wished = ({ bankAccountId: account, matterId, payorId }: SmokeballTransaction): number => {
    const matter = matterId === undefined ? undefined : worldMatterOf(matterId)
    if (matter === undefined) return 0
    const own = ledger
      .trustLedgersOfMatter(matter)
      .find(
        ({ trustAccount, client }) =>
          client !== null && bankAccountId(kit, ledger, trustAccount) === account && kit.guid.of('contact', client) === payorId,
      )
    return own?.protectedCents ?? 0
  }
  const count = (all: Map<string, Account>, one: SmokeballTransaction): void => {
    const account = all.get(one.bankAccountId) ?? { holdings: new Map(), spines: new Map() }
    all.set(one.bankAccountId, account)
    account.spines.set(one.id, { id: one.id, matterId: one.matterId, lastUpdated: one.lastUpdated })
    const key = `${one.matterId ?? ''} ${one.payorId}`
    const before = account.holdings.get(key)
    const cents = (before?.cents ?? 0) + one.amountCents
    const wishedCents = before?.wishedCents ?? wished(one)
    account.holdings.set(key, {
      bankAccountId: one.bankAccountId,
      matterId: one.matterId,
      payorId: one.payorId,
      cents,
      wishedCents,
      protectedCents: Math.max(0, Math.min(wishedCents, cents)),
      lastUpdated: before !== undefined && before.lastUpdated > one.lastUpdated ? before.lastUpdated : one.lastUpdated,
    })
  }
  // Nothing was added or changed before: whoever does comes by here first.
  const survey = createSurvey(function* (): Generator<void, Map<string, Account>> {
    const accounts = new Map<string, Account>()
    for (const one of drawTransactions()) {
      count(accounts, one)
      yield
    }
    return accounts
  })
  const known = survey.get

  return {
    survey,
    holdingsIn: (account) => [...(known().get(account)?.holdings.values() ?? [])],
    spinesIn: (account) => [...(known().get(account)?.spines.values() ?? [])],
    add: (transaction) => {
      count(known(), transaction)
      transactions.insert(transaction)
    },
    change: (transaction) => {
      const { id, bankAccountId: account, matterId, lastUpdated } = transaction
      known().get(account)?.spines.set(id, { id, matterId, lastUpdated })
      transactions.replace(transaction)
    },
  }
}
