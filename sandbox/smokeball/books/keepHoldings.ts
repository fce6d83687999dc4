import type { PortalKit } from '../../portal/Portal.js'
import type { SmokeballTransaction } from '../records/SmokeballTransaction.js'
import type { Holding } from './Books.js'
import { bankAccountId } from './bookIds.js'
import type { BookShelves } from './openBooks.js'

/** Trust money by account, matter and contact. */
export interface Holdings {
  readonly holdingsIn: (bankAccountId: string) => readonly Holding[]
  readonly add: (transaction: SmokeballTransaction) => void
}

type Sum = Omit<Holding, 'protectedCents'>

/** Adds up what lies where: once over all transactions, at the first need, and then with each that is added. None is ever taken away. */
export const keepHoldings = (
  kit: PortalKit,
  { ledger, transactions }: Pick<BookShelves, 'ledger' | 'transactions'>,
  worldMatterOf: (matterId: string) => number | undefined,
): Holdings => {
  let sums: Map<string, Sum> | undefined
  const count = (all: Map<string, Sum>, one: SmokeballTransaction): void => {
    const key = `${one.bankAccountId} ${one.matterId ?? ''} ${one.payorId}`
    const before = all.get(key)
    all.set(key, {
      bankAccountId: one.bankAccountId,
      matterId: one.matterId,
      payorId: one.payorId,
      cents: (before?.cents ?? 0) + one.amountCents,
      lastUpdated: before !== undefined && before.lastUpdated > one.lastUpdated ? before.lastUpdated : one.lastUpdated,
    })
  }
  const known = (): Map<string, Sum> => {
    if (sums !== undefined) return sums
    sums = new Map()
    for (const one of transactions) count(sums, one)
    return sums
  }
  const protectedIn = ({ bankAccountId: account, matterId, payorId, cents }: Sum): number => {
    const matter = matterId === undefined ? undefined : worldMatterOf(matterId)
    if (matter === undefined) return 0
    const found = ledger
      .trustLedgersOfMatter(matter)
      .find((one) => bankAccountId(kit, ledger, one.trustAccount) === account && clientId(kit, one.client) === payorId)
    return Math.max(0, Math.min(found?.protectedCents ?? 0, cents))
  }
  return {
    holdingsIn: (account) =>
      [...known().values()].filter((one) => one.bankAccountId === account).map((one) => ({ ...one, protectedCents: protectedIn(one) })),
    add: (transaction) => {
      if (sums !== undefined) count(sums, transaction)
    },
  }
}

const clientId = (kit: PortalKit, client: number | null): string | undefined =>
  client === null ? undefined : kit.guid.of('contact', client)
