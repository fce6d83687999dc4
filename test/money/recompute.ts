import { sum } from './cents.js'
import type { StoredBill, StoredBooks, StoredMovement } from './StoredBooks.js'

/** What a bill comes to. */
export interface BillFigures {
  readonly subtotal: number
  readonly discount: number
  readonly tax: number
  readonly total: number
  readonly paid: number
  readonly trustApplied: number
  readonly balance: number
}

/** What a matter's records add up to. `open` is of its own bills alone; bills over several matters are told apart in `sharedBills`. */
export interface MatterFigures {
  readonly trust: number
  readonly unbilledSeconds: number
  readonly unbilled: number
  readonly open: number
}

/** What a portal's money comes to, recomputed from what is stored. */
export interface Recomputed {
  readonly bills: ReadonlyMap<string, BillFigures>
  /** By account, client and matter: see `ledgerKey`. */
  readonly trustLedgers: ReadonlyMap<string, number>
  readonly trustAccounts: ReadonlyMap<string, number>
  readonly matterOf: (matter: string) => MatterFigures
  /** What is open on the bills of several matters, by the matters, joined with a comma. */
  readonly sharedBills: ReadonlyMap<string, number>
}

/** Names one client's money for one matter in one account. */
export const ledgerKey = (one: { readonly account: string; readonly client: string | null; readonly matter: string | null }): string =>
  [one.account, one.client ?? '', one.matter ?? ''].join(' ')

/** Adds a portal's money up from nothing but its entries. */
export const recompute = (books: StoredBooks): Recomputed => {
  const applied = Map.groupBy(
    [...books.payments.values()]
      .filter(({ counts }) => counts)
      .flatMap(({ fromTrust, applications }) => applications.map((one) => ({ ...one, fromTrust }))),
    ({ bill }) => bill,
  )
  const bills = new Map([...books.bills].map(([id, bill]) => [id, figuresOf(bill, applied.get(id) ?? [])]))
  const counted = [...books.movements.values()].filter(({ counts }) => counts)
  const open = [...books.bills].filter(([, { state }]) => state === 'open')
  const openOf = (ids: readonly (readonly [string, unknown])[]): number => sum(ids.map(([id]) => bills.get(id)?.balance ?? 0))
  const byMatter = {
    bills: Map.groupBy(
      open.filter(([, { matters }]) => matters.length === 1),
      ([, { matters }]) => matters[0],
    ),
    movements: Map.groupBy(counted, ({ matter }) => matter),
    unbilled: Map.groupBy(books.unbilled, ({ matter }) => matter),
  }
  return {
    bills,
    trustLedgers: sumsBy(counted, ledgerKey),
    trustAccounts: sumsBy(counted, ({ account }) => account),
    matterOf: (matter) => ({
      trust: sum((byMatter.movements.get(matter) ?? []).map(({ amount }) => amount)),
      unbilledSeconds: sum((byMatter.unbilled.get(matter) ?? []).map(({ seconds }) => seconds)),
      unbilled: sum((byMatter.unbilled.get(matter) ?? []).map(({ amount }) => amount)),
      open: openOf(byMatter.bills.get(matter) ?? []),
    }),
    sharedBills: new Map(
      [
        ...Map.groupBy(
          open.filter(([, { matters }]) => matters.length > 1),
          ([, { matters }]) => matters.toSorted().join(','),
        ),
      ].map(([matters, ids]) => [matters, openOf(ids)]),
    ),
  }
}

const figuresOf = (
  { state, lines, discount, tax, writtenOff }: StoredBill,
  applied: readonly { readonly amount: number; readonly fromTrust: boolean }[],
): BillFigures => {
  const subtotal = sum(lines)
  const total = subtotal - discount + tax
  const from = (trust: boolean): number => sum(applied.filter(({ fromTrust }) => fromTrust === trust).map(({ amount }) => amount))
  const [paid, trustApplied] = [from(false), from(true)]
  return { subtotal, discount, tax, total, paid, trustApplied, balance: state === 'void' ? 0 : total - paid - trustApplied - writtenOff }
}

const sumsBy = (movements: readonly StoredMovement[], keyOf: (movement: StoredMovement) => string): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(movements, keyOf)].map(([key, ones]) => [key, sum(ones.map(({ amount }) => amount))]))
