import type { Ledger } from '../../world/ledger/Ledger.js'
import type { World } from '../../world/World.js'
import type { ContactReferences } from '../firm/contactReferences.js'
import { firstIds } from '../firm/firstIds.js'
import type { Table } from '../firm/Table.js'
import type { TrustTransactionRecord } from '../firm/TrustTransactionRecord.js'
import type { Allocation, Books } from './Books.js'
import { createRelation } from './createRelation.js'
import { movementCounts, placeKey, placeOf, placeOfTransaction, type TrustPlace } from './TrustPlace.js'

/** What trust money is told from. */
export interface TrustSources {
  readonly world: World
  readonly ledger: Ledger
  readonly contacts: ContactReferences
  readonly trustTransactions: Table<TrustTransactionRecord>
}

/** Balances of trust money, worked out from its movements. */
export const openTrust = (sources: TrustSources): Pick<Books, 'historyOf' | 'allocations' | 'placesOfContact'> => {
  const { trustTransactions } = sources
  const rowsIn = createRelation(trustTransactions, {
    keyOf: (row) => placeKey(placeOfTransaction(row)),
    worldIds: (key) => worldRows(sources, placeOf(key)).map((index) => firstIds.trustTransactions + index),
  })
  let kept: { readonly revision: number; readonly histories: Map<string, ReturnType<Books['historyOf']>> } = {
    revision: -1,
    histories: new Map(),
  }
  const historyOf: Books['historyOf'] = (place) => {
    const { revision } = trustTransactions
    if (kept.revision !== revision || kept.histories.size > mostKept) kept = { revision, histories: new Map() }
    const key = placeKey(place)
    const history = kept.histories.get(key) ?? withBalances(rowsIn(key))
    kept.histories.set(key, history)
    return history
  }
  const balanceOf = (place: TrustPlace): number => historyOf(place).at(-1)?.balanceCents ?? 0
  let worlds: WorldAllocations | undefined
  const world = (): WorldAllocations => (worlds ??= worldAllocations(sources))
  /** Every place money ever was, by the books' own sums where nothing was written since. */
  let current: { readonly revision: number; readonly all: readonly Allocation[] } = { revision: 0, all: [] }
  const everywhere = (): readonly Allocation[] => {
    const { revision } = trustTransactions
    if (revision === 0) return world().all
    if (current.revision !== revision) {
      const written = writtenPlaces()
      const others = world().all.filter((one) => !written.has(placeKey(one)))
      current = { revision, all: [...others, ...written.values()].sort(byPlace) }
    }
    return current.all
  }
  const writtenPlaces = (): ReadonlyMap<string, Allocation> => {
    const written = trustTransactions.touched.flatMap((id) => {
      const row = trustTransactions.get(id)
      const before = worldPlaceOfRow(sources, Number(id) - firstIds.trustTransactions)
      return [...(row === undefined ? [] : [placeOfTransaction(row)]), ...(before === undefined ? [] : [before])]
    })
    return new Map(written.map((place) => [placeKey(place), { ...place, balanceCents: balanceOf(place) }]))
  }
  return {
    historyOf,
    allocations: () => everywhere().filter(({ balanceCents }) => balanceCents !== 0),
    placesOfContact: (contact) => {
      const key = contactKey(contact)
      const places = [
        ...(world().byContact.get(key) ?? []),
        ...touchedPlaces(trustTransactions).filter((one) => contactKey(one.contact) === key),
      ]
      return [...new Map(places.map((one) => [placeKey(one), one])).values()].sort(byPlace)
    },
  }
}

/** What the books say of all places, in order. */
interface WorldAllocations {
  readonly all: readonly Allocation[]
  readonly byContact: ReadonlyMap<string, readonly Allocation[]>
}

const worldAllocations = ({ ledger, contacts }: TrustSources): WorldAllocations => {
  const all = ledger
    .trustLedgers()
    .map((one): Allocation => ({ ...worldPlace(contacts, one), balanceCents: one.balanceCents }))
    .sort(byPlace)
  return { all, byContact: Map.groupBy(all, ({ contact }) => contactKey(contact)) }
}

const contactKey = (contact: TrustPlace['contact']): string => (contact === null ? '' : `${contact.type}-${String(contact.id)}`)

/** Where the world's movement number `index` moved money; undefined where there is none. */
const worldPlaceOfRow = ({ ledger, contacts }: TrustSources, index: number): TrustPlace | undefined =>
  index < ledger.trustTransactionCount ? worldPlace(contacts, ledger.trustTransaction(index)) : undefined

const mostKept = 5000

const withBalances = (rows: readonly TrustTransactionRecord[]): ReturnType<Books['historyOf']> => {
  let balanceCents = 0
  return rows
    .toSorted((one, other) => one.date.localeCompare(other.date) || one.id - other.id)
    .map((row) => {
      if (movementCounts(row)) balanceCents += row.amount_cents
      return { row, balanceCents }
    })
}

const byPlace = (one: TrustPlace, other: TrustPlace): number =>
  one.bankAccount - other.bankAccount || (one.contact?.id ?? 0) - (other.contact?.id ?? 0) || (one.case ?? 0) - (other.case ?? 0)

const touchedPlaces = (table: Table<TrustTransactionRecord>): readonly TrustPlace[] =>
  table.touched.flatMap((id) => {
    const row = table.get(id)
    return row === undefined ? [] : [placeOfTransaction(row)]
  })

const worldPlace = (
  contacts: ContactReferences,
  ledger: { readonly trustAccount: number; readonly client: number | null; readonly matter: number | null },
): TrustPlace => ({
  bankAccount: firstIds.bankAccounts + ledger.trustAccount,
  contact: contacts.of(ledger.client),
  case: ledger.matter === null ? null : firstIds.cases + ledger.matter,
})

const worldRows = ({ world, ledger, contacts }: TrustSources, place: TrustPlace): readonly number[] => {
  if (place.case !== null) {
    const matter = place.case - firstIds.cases
    return matter >= 0 && matter < world.matterCount ? ledger.trustTransactionsOfMatter(matter) : []
  }
  if (place.contact === null) return rowsOfFirm(ledger)
  const client = contacts.worldIndexOf(place.contact)
  return client === undefined ? [] : ledger.unallocatedTrustOfClient(client)
}

/** The firm's own movements come last. */
const rowsOfFirm = (ledger: Ledger): readonly number[] => {
  const rows: number[] = []
  for (let index = ledger.trustTransactionCount - 1; index >= 0 && ledger.trustTransaction(index).client === null; index -= 1)
    rows.unshift(index)
  return rows
}
