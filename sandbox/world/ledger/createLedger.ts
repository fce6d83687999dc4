import { hashText } from '../Random.js'
import type { World } from '../World.js'
import { dayNumber } from './bookDay.js'
import { bankAccounts, trustAccountIndexes } from './bankAccounts.js'
import { firmRowsPerAccount } from './bookCounts.js'
import { buildBooks, type Books } from './buildBooks.js'
import { clientTrust } from './clientTrust.js'
import { firmTrust } from './firmTrust.js'
import type { Ledger, LedgerRules, LedgerTrustLedger, LedgerTrustTransaction } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'
import { ledgerLayout } from './ledgerLayout.js'
import { paymentCounts } from './PaymentDraft.js'
import { type BooksPlan, planBooks } from './planBooks.js'
import { recentOnly } from './recentOnly.js'
import { trustLedgersOf } from './trustLedgersOf.js'
import { movementCounts } from './TrustMovement.js'

/** So many matters' books are kept at hand: a list is read from neighbour to neighbour. */
const keptBooks = 2048

/**
 * The books of a world's firm: equal worlds and rules give equal books.
 * Asking for a record that does not exist throws a RangeError.
 */
export const createLedger = (world: World, rules: LedgerRules): Ledger => {
  // The firm stands for the portal and the seed, which together made it.
  const key = hashText(`${world.firm.name} ${String(world.firm.createdAt)} ${String(world.seed)}`)
  const layout = ledgerLayout(key, world, rules)
  // Many parts of a matter's books ask for the same matter.
  const remembered = { ...world, matter: recentOnly(8, (matter) => world.matter(matter)) }
  const frame: LedgerFrame = { key, today: dayNumber(world.today), world: remembered, rules, layout }
  const kept = recentOnly(keptBooks, (first) => buildBooks(frame, mattersFrom(frame, first)))
  const booksOf = (matter: number): Books => kept(Math.min(matter, layout.partnerOf(matter) ?? matter))
  const kinds = {
    expenses: (index: number) => booksOf(layout.expenses.ownerOf(index)).expenses.get(index),
    invoices: (index: number) => booksOf(layout.invoices.ownerOf(index)).invoices.get(index),
    payments: (index: number) => booksOf(layout.payments.ownerOf(index)).payments.get(index),
  }
  const trust = trustTransactionsOf(frame, booksOf)
  const balances = once(() => accountBalances(frame))
  return {
    bankAccounts: bankAccounts(frame, (index) => balances().get(index) ?? 0),
    expenseCount: layout.expenses.count,
    invoiceCount: layout.invoices.count,
    paymentCount: layout.payments.count,
    trustTransactionCount: layout.trustCount,
    expense: (index) => existing(index, layout.expenses.count, kinds.expenses),
    invoice: (index) => existing(index, layout.invoices.count, kinds.invoices),
    payment: (index) => existing(index, layout.payments.count, kinds.payments),
    trustTransaction: (index) => existing(index, layout.trustCount, trust),
    invoiceOfTimeEntry: (entry) => booksOf(world.timeEntry(entry).matter).invoiceOfTimeEntry.get(entry) ?? null,
    expensesOfMatter: (matter) => indexes(layout.expenses.of(matter)),
    invoicesOfMatter: (matter) =>
      [...booksOf(matter).invoices.values()].filter((invoice) => invoice.matters.includes(matter)).map(({ index }) => index),
    paymentsOfMatter: (matter) => paymentsOfMatter(booksOf(matter), matter),
    trustTransactionsOfMatter: (matter) => indexes(layout.trustOfMatters.of(matter)),
    unallocatedTrustOfClient: (client) => unallocatedOf(frame, client),
    trustLedgersOfMatter: (matter) => booksOf(matter).trustLedgers.filter((ledger) => ledger.matter === matter),
    trustLedgers: () => allTrustLedgers(frame),
  }
}

const mattersFrom = (frame: LedgerFrame, first: number): readonly number[] => {
  const partner = frame.layout.partnerOf(first)
  return partner === null ? [first] : [first, partner]
}

const existing = <T>(index: number, count: number, read: (index: number) => T | undefined): T => {
  const found = Number.isInteger(index) && index >= 0 && index < count ? read(index) : undefined
  if (found === undefined)
    throw new RangeError(`These books have ${String(count)} of the kind; number ${String(index)} is not one of them.`)
  return found
}

const indexes = ({ from, until }: { from: number; until: number }): readonly number[] =>
  Array.from({ length: until - from }, (_, at) => from + at)

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

const paymentsOfMatter = (books: Books, matter: number): readonly number[] =>
  [...books.payments.values()]
    .filter((payment) => payment.applications.some(({ invoice }) => books.invoices.get(invoice)?.matters.includes(matter) === true))
    .map(({ index }) => index)

const unallocatedOf = ({ layout }: LedgerFrame, client: number): readonly number[] => {
  const place = layout.depositors.indexOf(client)
  return indexes(layout.trustOfClients.of(place)).map((index) => layout.trustOfMatters.count + index)
}

/** Finds a transaction in one of the three stretches they come in. */
const trustTransactionsOf = (
  frame: LedgerFrame,
  booksOf: (matter: number) => Books,
): ((index: number) => LedgerTrustTransaction | undefined) => {
  const { trustOfMatters, trustOfClients, trustCount } = frame.layout
  const firstOfFirm = trustCount - trustAccountIndexes.length * firmRowsPerAccount
  const ofFirm = once(() => firmTrust(frame))
  const ofClient = recentOnly(keptBooks, (place) => clientTrust(frame, place))
  return (index) => {
    if (index < trustOfMatters.count) return booksOf(trustOfMatters.ownerOf(index)).trustTransactions.get(index)
    if (index >= firstOfFirm) return ofFirm()[index - firstOfFirm]
    const place = trustOfClients.ownerOf(index - trustOfMatters.count)
    return ofClient(place)[index - trustOfMatters.count - trustOfClients.of(place).from]
  }
}

/** The plans of all books of the firm, each once; none is kept. */
function* allPlans(frame: LedgerFrame): Iterable<BooksPlan> {
  for (let matter = 0; matter < frame.world.matterCount; matter += 1) {
    const matters = mattersFrom(frame, matter)
    if (Math.min(...matters) === matter) yield planBooks(frame, matters)
  }
}

/** The ledgers that are no matter's: unallocated money and the firm's own. */
function* otherTrustLedgers(frame: LedgerFrame): Iterable<LedgerTrustLedger> {
  for (const place of frame.layout.depositors.keys()) yield* trustLedgersOf(frame, clientTrust(frame, place))
  yield* trustLedgersOf(frame, firmTrust(frame))
}

function* allTrustLedgers(frame: LedgerFrame): Iterable<LedgerTrustLedger> {
  for (const { trust } of allPlans(frame)) for (const { movements } of trust) yield* trustLedgersOf(frame, movements)
  yield* otherTrustLedgers(frame)
}

/** What is on each bank account. */
const accountBalances = (frame: LedgerFrame): ReadonlyMap<number, number> => {
  const balances = new Map<number, number>()
  const add = (account: number, cents: number): void => void balances.set(account, (balances.get(account) ?? 0) + cents)
  for (const { trust, payments } of allPlans(frame)) {
    for (const { movements } of trust)
      for (const movement of movements) if (movementCounts(movement)) add(movement.trustAccount, movement.amountCents)
    for (const payment of payments) if (paymentCounts(payment)) add(payment.operatingAccount, payment.amountCents)
  }
  for (const ledger of otherTrustLedgers(frame)) add(ledger.trustAccount, ledger.balanceCents)
  return balances
}
