import { dayMs } from '../calendarDay.js'
import type { Books } from './buildBooks.js'
import { clientTrust } from './clientTrust.js'
import { firmTrust } from './firmTrust.js'
import type { LedgerTrustLedger } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'
import type { LedgerSurvey, LedgerTimes } from './LedgerSurvey.js'
import { paymentCounts } from './PaymentDraft.js'
import { trustLedgersOf } from './trustLedgersOf.js'

/** The books of all matters, those kept together once, and then what is no matter's. Pauses after each. */
export function* surveyBooks(frame: LedgerFrame, booksFrom: (first: number) => Books): Generator<void, LedgerSurvey> {
  const { layout, world } = frame
  const [expenses, invoices, payments] = [layout.expenses, layout.invoices, layout.payments].map(({ count }) => times(count))
  const trustTransactions = times(layout.trustCount)
  if (expenses === undefined || invoices === undefined || payments === undefined) throw new Error('The layout lacks a kind.')
  const trustLedgers: LedgerTrustLedger[] = []
  const balances = new Map<number, number>()
  const add = (account: number, cents: number): void => void balances.set(account, (balances.get(account) ?? 0) + cents)
  const addLedgers = (ledgers: readonly LedgerTrustLedger[]): void => {
    for (const ledger of ledgers) {
      trustLedgers.push(ledger)
      add(ledger.trustAccount, ledger.balanceCents)
    }
  }
  for (let matter = 0; matter < world.matterCount; matter += 1) {
    if ((layout.partnerOf(matter) ?? matter) < matter) continue
    const books = booksFrom(matter)
    note(expenses, books.expenses.values())
    note(invoices, books.invoices.values())
    note(payments, books.payments.values())
    note(trustTransactions, books.trustTransactions.values())
    addLedgers(books.trustLedgers)
    for (const payment of books.payments.values()) if (paymentCounts(payment)) add(payment.operatingAccount, payment.amountCents)
    yield
  }
  for (const place of layout.depositors.keys()) {
    const rows = clientTrust(frame, place)
    note(trustTransactions, rows)
    addLedgers(trustLedgersOf(frame, rows))
    yield
  }
  const rows = firmTrust(frame)
  note(trustTransactions, rows)
  addLedgers(trustLedgersOf(frame, rows))
  return { expenses, invoices, payments, trustTransactions, trustLedgers, balances }
}

const times = (count: number): LedgerTimes => ({
  days: new Int32Array(count),
  createdAt: new Float64Array(count),
  updatedAt: new Float64Array(count),
})

interface Noted {
  readonly index: number
  readonly date?: string
  readonly issueDate?: string
  readonly createdAt: number
  readonly updatedAt: number
}

const note = ({ days, createdAt, updatedAt }: LedgerTimes, records: Iterable<Noted>): void => {
  for (const record of records) {
    days[record.index] = Date.parse(record.date ?? record.issueDate ?? '') / dayMs
    createdAt[record.index] = record.createdAt
    updatedAt[record.index] = record.updatedAt
  }
}
