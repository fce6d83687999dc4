import type { Ledger } from '../../world/ledger/Ledger.js'
import type { World } from '../../world/World.js'
import { firstIds } from '../firstIds.js'
import type { ClioBankTransaction } from '../records/ClioBankTransaction.js'

/** Whose trust money, in which account: ids as Clio has them. */
export interface TrustPlace {
  readonly account: number
  readonly client: number | null
  readonly matter: number | null
}

/** What is on the firm's bank accounts: the books' own figures, and what people booked at the portal since. All in whole cents. */
export interface BankMoney {
  ofAccount(account: number): number
  ofLedger(place: TrustPlace): number
  /** The trust ledgers of a matter that has or had money, each with what of it is protected. */
  ledgersOfMatter(matter: number): readonly { readonly account: number; readonly cents: number; readonly protectedCents: number }[]
  /** A client's money that is no matter's. */
  unallocatedOf(client: number): number
  /** Books a movement of trust money, or takes one back. */
  book(row: ClioBankTransaction, sign: 1 | -1): void
  /** Books money on an operating account. */
  bookOperating(account: number, cents: number): void
}

/** Opens the figures of one firm. */
export const openBankMoney = (world: World, ledger: Ledger): BankMoney => {
  const byAccount = new Map<number, number>()
  const byLedger = new Map<string, number>()
  const keyOf = ({ account, client, matter }: TrustPlace): string => `${account}/${String(client)}/${String(matter)}`
  const add = <Key>(map: Map<Key, number>, key: Key, cents: number): void => void map.set(key, (map.get(key) ?? 0) + cents)
  const accountOf = (id: number) => ledger.bankAccounts[id - firstIds.bankAccount]
  const matterIndex = (matter: number): number => matter - firstIds.matter
  const isOfWorld = (matter: number): boolean => matterIndex(matter) >= 0 && matterIndex(matter) < world.matterCount
  const drawnOfMatter = (matter: number) => (isOfWorld(matter) ? ledger.trustLedgersOfMatter(matterIndex(matter)) : [])
  const unallocated = (client: number, account?: number): number =>
    ledger
      .unallocatedTrustOfClient(client - firstIds.contact)
      .map((index) => ledger.trustTransaction(index))
      .filter(({ status, trustAccount }) => {
        const counts = status !== 'void' && status !== 'returned'
        return counts && (account === undefined || firstIds.bankAccount + trustAccount === account)
      })
      .reduce((sum, { amountCents }) => sum + amountCents, 0)
  const drawnOf = ({ account, client, matter }: TrustPlace): number => {
    if (matter === null) return client === null ? 0 : unallocated(client, account)
    return drawnOfMatter(matter).find((one) => firstIds.bankAccount + one.trustAccount === account)?.balanceCents ?? 0
  }
  const ofLedger = (place: TrustPlace): number => drawnOf(place) + (byLedger.get(keyOf(place)) ?? 0)
  return {
    ofAccount: (account) => (accountOf(account)?.balanceCents ?? 0) + (byAccount.get(account) ?? 0),
    ofLedger,
    ledgersOfMatter: (matter) => {
      const drawn = drawnOfMatter(matter).map(({ trustAccount, client, balanceCents, protectedCents }) => {
        const account = firstIds.bankAccount + trustAccount
        const place = { account, client: client === null ? null : firstIds.contact + client, matter }
        const cents = balanceCents + (byLedger.get(keyOf(place)) ?? 0)
        // What is protected can be no more than what is there.
        return { account, cents, protectedCents: Math.max(0, Math.min(cents, protectedCents)), key: keyOf(place) }
      })
      const known = new Set(drawn.map(({ key }) => key))
      const booked = [...byLedger].flatMap(([key, cents]) => {
        const [account = '', , of] = key.split('/')
        return of === String(matter) && !known.has(key) ? [{ account: Number(account), cents, protectedCents: 0 }] : []
      })
      return [...drawn, ...booked]
    },
    unallocatedOf: (client) => {
      const booked = [...byLedger].reduce((sum, [key, cents]) => (key.endsWith(`/${client}/null`) ? sum + cents : sum), 0)
      return unallocated(client) + booked
    },
    book: (row, sign) => {
      const cents = sign * Math.round(row.amount * 100)
      add(byAccount, row.bank_account_id, cents)
      add(byLedger, keyOf({ account: row.bank_account_id, client: row.client?.id ?? null, matter: row.matter?.id ?? null }), cents)
    },
    bookOperating: (account, cents) => add(byAccount, account, cents),
  }
}
