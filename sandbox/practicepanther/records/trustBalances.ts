import type { LedgerTrustLedger } from '../../world/ledger/Ledger.js'
import type { MoneyParts } from './buildExpense.js'
import type { StoredPayment } from './StoredPayment.js'

/** One client's money for one matter on one trust account. */
export interface TrustLedgerRow {
  readonly bankAccount: string
  /** Null for the firm's own money. */
  readonly account: string | null
  /** Null for money that lies with no matter. */
  readonly matter: string | null
  readonly cents: number
}

/** What lies in trust, derived from what moved: the world's books, and what people changed since. */
export interface TrustBalances {
  /** Notes a movement that was entered, changed or deleted. */
  readonly note: (before: StoredPayment | undefined, after: StoredPayment | undefined) => void
  /** Every ledger of a bank account that ever held something. The first call walks the world. */
  readonly ledgersOf: (bankAccount: string) => readonly TrustLedgerRow[]
  readonly centsOfMatter: (matter: string) => number
  /** Of a client's money that lies with no matter. */
  readonly centsUnallocated: (account: string) => number
  readonly centsOfLedger: (ledger: Omit<TrustLedgerRow, 'cents'>) => number
}

/** Whether a movement counts for balances. */
export const movementCounts = ({ status }: Pick<StoredPayment, 'status'>): boolean => status === 'Success' || status === 'Pending'

/** The balances of one firm. */
export const createTrustBalances = (parts: MoneyParts, isTrust: (bankAccount: string) => boolean): TrustBalances => {
  const { ledger, guid, ids } = parts
  const changes = new Map<string, TrustLedgerRow>()
  let worlds: readonly TrustLedgerRow[] | undefined
  const rowOf = ({ trustAccount, client, matter, balanceCents }: LedgerTrustLedger): TrustLedgerRow => ({
    bankAccount: guid.of('bank-account', trustAccount),
    account: client === null ? null : ids.account(client),
    matter: matter === null ? null : guid.of('matter', matter),
    cents: balanceCents,
  })
  const worldRows = (): readonly TrustLedgerRow[] => (worlds ??= [...ledger.trustLedgers()].map(rowOf))
  const add = (payment: StoredPayment | undefined, sign: 1 | -1): void => {
    if (payment === undefined || !movementCounts(payment) || !isTrust(payment.bankAccount)) return
    const place = { bankAccount: payment.bankAccount, account: payment.account_ref?.id ?? null, matter: payment.matter_ref?.id ?? null }
    const known = changes.get(keyOf(place))?.cents ?? 0
    changes.set(keyOf(place), { ...place, cents: known + sign * payment.amountCents })
  }
  const worldRowsOfMatter = (matter: string): readonly TrustLedgerRow[] => {
    const index = guid.indexOf('matter', matter)
    return index === undefined || index >= parts.world.matterCount ? [] : ledger.trustLedgersOfMatter(index).map(rowOf)
  }
  const worldCentsUnallocated = (account: string, isWanted: (bankAccount: string) => boolean): number => {
    const client = guid.indexOf('account', account)
    if (client === undefined || client >= parts.world.contactCount) return 0
    const movements = ledger.unallocatedTrustOfClient(client).map((index) => ledger.trustTransaction(index))
    const counted = movements.filter(
      ({ status, trustAccount }) => status !== 'void' && status !== 'returned' && isWanted(guid.of('bank-account', trustAccount)),
    )
    return sum(counted.map(({ amountCents }) => amountCents))
  }
  const changed = (isWanted: (row: TrustLedgerRow) => boolean): number =>
    sum([...changes.values()].filter(isWanted).map(({ cents }) => cents))
  return {
    note: (before, after) => {
      add(before, -1)
      add(after, 1)
    },
    ledgersOf: (bankAccount) => {
      const rows = new Map(
        worldRows()
          .filter((row) => row.bankAccount === bankAccount)
          .map((row) => [keyOf(row), row]),
      )
      for (const [key, change] of changes) {
        if (change.bankAccount === bankAccount) rows.set(key, { ...change, cents: change.cents + (rows.get(key)?.cents ?? 0) })
      }
      return [...rows.values()]
    },
    centsOfMatter: (matter) => sum(worldRowsOfMatter(matter).map(({ cents }) => cents)) + changed((row) => row.matter === matter),
    centsUnallocated: (account) =>
      worldCentsUnallocated(account, () => true) + changed((row) => row.account === account && row.matter === null),
    centsOfLedger: (place) => {
      const key = keyOf(place)
      const world =
        place.matter !== null
          ? sum(
              worldRowsOfMatter(place.matter)
                .filter((row) => keyOf(row) === key)
                .map(({ cents }) => cents),
            )
          : place.account !== null
            ? worldCentsUnallocated(place.account, (bankAccount) => bankAccount === place.bankAccount)
            : sum(
                worldRows()
                  .filter((row) => keyOf(row) === key)
                  .map(({ cents }) => cents),
              )
      return world + (changes.get(key)?.cents ?? 0)
    },
  }
}

const keyOf = ({ bankAccount, account, matter }: Omit<TrustLedgerRow, 'cents'>): string => `${bankAccount} ${account ?? ''} ${matter ?? ''}`

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
