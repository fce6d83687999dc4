import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ExpenseRecord } from '../../../core/record/Expense.js'
import type { InvoiceRecord } from '../../../core/record/Invoice.js'
import type { TimeEntryRecord } from '../../../core/record/TimeEntry.js'
import type { AccountKey } from '../../../core/recordId.js'
import { totalWork } from '../../../core/report/totalWork.js'
import { type WorkGrouping, workGroupings } from '../../../core/report/WorkInProgress.js'
import type { Database } from '../../../prisma/Database.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { openReportReader } from '../../../prisma/report/openReportReader.js'
import { createRandom, type Random } from '../../support/createRandom.js'
import { anAccount } from '../support/anAccount.js'
import { describeOnEachDatabase } from '../support/describeOnEachDatabase.js'
import { aMatter, anExpense, anInvoice, aTimeEntry } from '../support/records.js'
import { amountOf, cents } from './cents.js'

const readAt = '2026-07-01T00:00:00.000Z'
const asOf = '2026-04-30'
const areas: ReadonlyMap<string | null, string | null> = new Map([
  ['m1', 'Estates'],
  ['m2', 'Litigation'],
  ['m3', null],
])

interface Book {
  readonly account: AccountKey
  readonly entries: readonly TimeEntryRecord[]
  readonly expenses: readonly ExpenseRecord[]
  readonly invoices: readonly InvoiceRecord[]
}

const aDay = (random: Random): string => `2026-0${String(3 + random.below(4))}-${String(1 + random.below(28)).padStart(2, '0')}`

/** What time and expenses have in common. */
const someWork = (random: Random) => ({
  matterId: random.pick(['m1', 'm2', 'm3', null]),
  userId: random.pick(['u1', 'u2', null]),
  date: aDay(random),
  amount: amountOf(random.below(50_000)),
  currency: random.pick(['USD', 'USD', 'EUR']),
  status: random.pick(['UNBILLED', 'DRAFT', 'BILLED', 'BILLED', 'WRITTEN_OFF', 'NON_BILLABLE'] as const),
  billable: random.below(6) > 0,
  invoiceId: random.pick(['i0', 'i1', 'i2', null, null]),
})

const aBook = async (database: Database, random: Random): Promise<Book> => {
  const { key: account } = await anAccount(database)
  const entries = Array.from({ length: random.below(40) }, (_, index) =>
    aTimeEntry(`t${String(index)}`, { ...someWork(random), durationSeconds: random.below(20_000) }),
  )
  const expenses = Array.from({ length: random.below(20) }, (_, index) => anExpense(`e${String(index)}`, someWork(random)))
  const [line] = anInvoice('i').lineItems
  assert.ok(line !== undefined)
  const invoices = Array.from({ length: 3 }, (_, index) =>
    anInvoice(`i${String(index)}`, {
      status: random.pick(['DRAFT', 'PENDING_APPROVAL', 'ISSUED', 'PAID', 'VOID']),
      issueDate: random.below(6) === 0 ? null : aDay(random),
      lineItems: Array.from({ length: random.below(5) }, () => ({
        ...line,
        timeEntryId: `t${String(random.below(40))}`,
        expenseId: `e${String(random.below(20))}`,
      })),
    }),
  )
  await upsertMany(database, { account, kind: 'TIME_ENTRY', records: entries, readAt })
  await upsertMany(database, { account, kind: 'EXPENSE', records: expenses, readAt })
  await upsertMany(database, { account, kind: 'INVOICE', records: invoices, readAt })
  const matters = [...areas].map(([id, practiceArea]) => aMatter(String(id), { practiceArea }))
  await upsertMany(database, { account, kind: 'MATTER', records: matters, readAt })
  return { account, entries, expenses, invoices }
}

const expectedGroups = (books: readonly Book[], groupBy: WorkGrouping): readonly string[] => {
  const groups = new Map<string, { time: number; seconds: number; spent: number; draft: number; count: number; oldest: string }>()
  for (const { account, entries, expenses, invoices } of books) {
    const later = invoices.filter(({ status, issueDate }) => ['ISSUED', 'PAID'].includes(status) && issueDate !== null && issueDate > asOf)
    const drafts = invoices.filter(({ status }) => ['DRAFT', 'PENDING_APPROVAL'].includes(status))
    for (const work of [...entries, ...expenses]) {
      const isTime = 'durationSeconds' in work
      const onLater = later.some(
        ({ vendorId, lineItems }) =>
          vendorId === work.invoiceId || lineItems.some((line) => (isTime ? line.timeEntryId : line.expenseId) === work.vendorId),
      )
      const onDraft = drafts.some(
        ({ vendorId, lineItems }) =>
          vendorId === work.invoiceId ||
          (work.invoiceId === null && lineItems.some((line) => (isTime ? line.timeEntryId : line.expenseId) === work.vendorId)),
      )
      const open = ['UNBILLED', 'DRAFT'].includes(work.status) || (work.status === 'BILLED' && (onLater || onDraft))
      if (!work.billable || work.date > asOf || !open) continue
      const key = { MATTER: work.matterId, USER: work.userId, PRACTICE_AREA: areas.get(work.matterId) ?? null }[groupBy]
      const name = `${groupBy === 'PRACTICE_AREA' ? 'null' : account} ${String(key)} ${work.currency}`
      const group = groups.get(name) ?? { time: 0, seconds: 0, spent: 0, draft: 0, count: 0, oldest: work.date }
      const amount = cents(work.amount)
      if (isTime) {
        group.time += amount
        group.seconds += work.durationSeconds
      } else group.spent += amount
      if (work.status === 'DRAFT' || (work.status === 'BILLED' && onDraft)) group.draft += amount
      group.count += 1
      if (work.date < group.oldest) group.oldest = work.date
      groups.set(name, group)
    }
  }
  return [...groups].map(([name, group]) => `${name} ${JSON.stringify(group)}`).toSorted()
}

describeOnEachDatabase('work in progress', (database) => {
  test('what SQL adds up is what a loop adds up, by matter, user and practice area', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = createRandom(seed)
      const books = [await aBook(database(), random), await aBook(database(), random)]
      const accounts = books.map(({ account }) => account)
      for (const groupBy of workGroupings) {
        const groups = await openReportReader(database()).workInProgress({ accounts, asOf, groupBy })
        const rows = groups.map((group) => {
          assert.equal(cents(group.total), cents(group.timeAmount) + cents(group.expenseAmount))
          const facts = {
            time: cents(group.timeAmount),
            seconds: group.seconds,
            spent: cents(group.expenseAmount),
            draft: cents(group.draftAmount),
            count: group.timeEntries + group.expenses,
            oldest: group.oldestDate,
          }
          return `${String(group.account)} ${String(group.key)} ${group.currency} ${JSON.stringify(facts)}`
        })
        assert.deepEqual(rows.toSorted(), expectedGroups(books, groupBy))
        for (const total of totalWork(groups)) {
          const ofCurrency = groups.filter(({ currency }) => currency === total.currency)
          assert.equal(
            cents(total.total),
            ofCurrency.reduce((sum, group) => sum + cents(group.total), 0),
          )
          assert.equal(total.oldestDate, ofCurrency.map(({ oldestDate }) => oldestDate).toSorted()[0])
        }
      }
    }
  })
})
