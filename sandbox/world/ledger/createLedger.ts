import { hashText } from '../Random.js'
import { createSurvey } from '../Survey.js'
import type { World } from '../World.js'
import { dayNumber } from './bookDay.js'
import { bankAccounts, trustAccountIndexes } from './bankAccounts.js'
import { firmRowsPerAccount } from './bookCounts.js'
import { buildBooks, type Books } from './buildBooks.js'
import { clientTrust } from './clientTrust.js'
import { firmTrust } from './firmTrust.js'
import type { Ledger, LedgerRules, LedgerTrustTransaction } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'
import { ledgerLayout } from './ledgerLayout.js'
import { recentOnly } from './recentOnly.js'
import { surveyBooks } from './surveyBooks.js'

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
  const places = once(() => new Map(layout.depositors.map((client, place) => [client, place])))
  const trust = trustTransactionsOf(frame, booksOf)
  // Beside the books that are kept: a survey meets each once, and would drive out those that lists are read from.
  const survey = createSurvey(() => surveyBooks(frame, (first) => buildBooks(frame, mattersFrom(frame, first))))
  return {
    bankAccounts: bankAccounts(frame, (index) => survey.get().balances.get(index) ?? 0),
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
    unallocatedTrustOfClient: (client) => unallocatedOf(frame, places().get(client)),
    trustLedgersOfMatter: (matter) => booksOf(matter).trustLedgers.filter((ledger) => ledger.matter === matter),
    trustLedgers: () => survey.get().trustLedgers,
    survey,
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

const unallocatedOf = ({ layout }: LedgerFrame, place: number | undefined): readonly number[] =>
  place === undefined ? [] : indexes(layout.trustOfClients.of(place)).map((index) => layout.trustOfMatters.count + index)

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
