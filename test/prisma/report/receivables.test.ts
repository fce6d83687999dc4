import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { InvoiceRecord } from '../../../core/record/Invoice.js'
import type { PaymentRecord } from '../../../core/record/Payment.js'
import type { AccountKey } from '../../../core/recordId.js'
import { type ReceivablesGroup, receivablesGroupings } from '../../../core/report/Receivables.js'
import { totalReceivables } from '../../../core/report/totalReceivables.js'
import type { Database } from '../../../prisma/Database.js'
import { markGone } from '../../../prisma/mirror/markGone.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { openReportReader } from '../../../prisma/report/openReportReader.js'
import { createRandom, type Random } from '../../support/createRandom.js'
import { anAccount } from '../support/anAccount.js'
import { describeOnEachDatabase } from '../support/describeOnEachDatabase.js'
import { anInvoice, aPayment } from '../support/records.js'
import { amountOf, cents } from './cents.js'

const readAt = '2026-07-01T00:00:00.000Z'
const asOf = '2026-04-30'
const bounds = [15, 45]

interface Book {
  readonly account: AccountKey
  readonly invoices: readonly InvoiceRecord[]
  readonly payments: readonly PaymentRecord[]
}

const aDay = (random: Random): string => `2026-0${String(1 + random.below(6))}-${String(1 + random.below(28)).padStart(2, '0')}`

const aRandomInvoice = (random: Random, index: number): InvoiceRecord => {
  const matterIds = random.pick([[], ['m1'], ['m2'], ['m1', 'm2', 'm3']] as const)
  const status = random.pick(['DRAFT', 'ISSUED', 'PARTIALLY_PAID', 'PAID', 'OVERDUE', 'VOID', 'WRITTEN_OFF'] as const)
  const parts = matterIds.map(() => (status === 'PAID' || status === 'VOID' ? 0 : random.below(30_000) - 2_000))
  const alone = status === 'PAID' || status === 'VOID' ? 0 : random.below(30_000)
  const balance = matterIds.length === 0 ? alone : parts.reduce((sum, part) => sum + part, 0)
  return anInvoice(String(index), {
    status,
    matterIds,
    clientId: random.pick(['c1', 'c2', null]),
    issueDate: random.below(10) === 0 ? null : aDay(random),
    dueDate: random.below(5) === 0 ? null : aDay(random),
    balance: amountOf(balance),
    matterBalances: matterIds.map((matterId, at) => ({ matterId, balance: amountOf(parts[at] ?? 0) })),
    currency: random.pick(['USD', 'USD', 'CAD']),
  })
}

const aRandomPayment = (random: Random, index: number, invoices: readonly InvoiceRecord[]): PaymentRecord =>
  aPayment(String(index), {
    status: random.pick(['RECORDED', 'CLEARED', 'PENDING_CLEARANCE', 'RETURNED', 'VOID', 'REFUNDED']),
    date: aDay(random),
    matterId: random.pick(['m1', 'm2', 'm9', null]),
    applications: Array.from({ length: random.below(3) }, () => ({
      invoiceId: random.pick(invoices).vendorId,
      amount: amountOf(1 + random.below(9_000)),
    })),
  })

const aBook = async (database: Database, random: Random): Promise<Book> => {
  const { key: account } = await anAccount(database, { vendor: random.pick(['CLIO', 'SMOKEBALL'] as const) })
  const invoices = Array.from({ length: 1 + random.below(25) }, (_, index) => aRandomInvoice(random, index))
  const payments = Array.from({ length: random.below(30) }, (_, index) => aRandomPayment(random, index, invoices))
  await upsertMany(database, { account, kind: 'INVOICE', records: invoices, readAt })
  await upsertMany(database, { account, kind: 'PAYMENT', records: payments, readAt })
  const goneInvoices = invoices.filter(() => random.below(12) === 0)
  const gonePayments = payments.filter(() => random.below(12) === 0)
  await markGone(database, { account, kind: 'INVOICE', vendorIds: goneInvoices.map(({ vendorId }) => vendorId), readAt })
  await markGone(database, { account, kind: 'PAYMENT', vendorIds: gonePayments.map(({ vendorId }) => vendorId), readAt })
  return {
    account,
    invoices: invoices.filter((invoice) => !goneInvoices.includes(invoice)),
    payments: payments.filter((payment) => !gonePayments.includes(payment)),
  }
}

const daysBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 86_400_000
const bucketOf = (due: string | null): number => {
  const days = due === null ? 0 : daysBetween(due, asOf)
  return days <= 0 ? 0 : 1 + bounds.filter((bound) => days > bound).length
}

/** Each invoice's open amounts by what they are grouped by, in plain loops: what is open now, and what was paid since. */
const openOf = (
  invoice: InvoiceRecord,
  payments: readonly PaymentRecord[],
  groupBy: 'CLIENT' | 'MATTER',
): ReadonlyMap<string | null, number> => {
  const open = new Map<string | null, number>()
  const add = (key: string | null, amount: number): unknown => open.set(key, (open.get(key) ?? 0) + amount)
  const [only] = invoice.matterIds
  const several = invoice.matterIds.length > 1
  if (groupBy === 'CLIENT') add(invoice.clientId, cents(invoice.balance))
  else if (several) for (const { matterId, balance } of invoice.matterBalances) add(matterId, cents(balance))
  else add(only ?? null, cents(invoice.balance))
  for (const { date, status, matterId, applications } of payments) {
    if (date <= asOf || ['RETURNED', 'VOID', 'REFUNDED'].includes(status)) continue
    for (const { invoiceId, amount } of applications) {
      if (invoiceId !== invoice.vendorId) continue
      if (groupBy === 'CLIENT') add(invoice.clientId, cents(amount))
      else if (several) add(matterId !== null && invoice.matterIds.includes(matterId) ? matterId : null, cents(amount))
      else add(only ?? null, cents(amount))
    }
  }
  return open
}

const expectedRows = (books: readonly Book[], groupBy: 'CLIENT' | 'MATTER'): readonly string[] => {
  const sums = new Map<string, { amount: number; invoices: number }>()
  for (const { account, invoices, payments } of books) {
    for (const invoice of invoices) {
      if (['DRAFT', 'VOID'].includes(invoice.status) || (invoice.issueDate ?? asOf) > asOf) continue
      for (const [key, amount] of openOf(invoice, payments, groupBy)) {
        if (amount === 0) continue
        const row = `${account} ${String(key)} ${invoice.currency} ${String(bucketOf(invoice.dueDate ?? invoice.issueDate))}`
        const { amount: before, invoices: count } = sums.get(row) ?? { amount: 0, invoices: 0 }
        sums.set(row, { amount: before + amount, invoices: count + 1 })
      }
    }
  }
  return [...sums].map(([row, { amount, invoices }]) => `${row} ${String(amount)} ${String(invoices)}`).toSorted()
}

const rowsOf = (groups: readonly ReceivablesGroup[]): readonly string[] =>
  groups
    .flatMap(({ account, vendorId, currency, buckets }) =>
      buckets.flatMap(({ amount, invoices }, bucket) =>
        invoices === 0 ? [] : [`${account} ${String(vendorId)} ${currency} ${String(bucket)} ${String(cents(amount))} ${String(invoices)}`],
      ),
    )
    .toSorted()

describeOnEachDatabase('receivables', (database) => {
  test('what SQL adds up by age is what a loop adds up, over several accounts and currencies', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = createRandom(seed)
      const books = [await aBook(database(), random), await aBook(database(), random)]
      const accounts = books.map(({ account }) => account)
      for (const groupBy of receivablesGroupings) {
        const groups = await openReportReader(database()).receivables({ accounts, asOf, bounds, groupBy })
        assert.deepEqual(rowsOf(groups), expectedRows(books, groupBy))
        for (const { total, buckets } of groups)
          assert.equal(
            cents(total),
            buckets.reduce((sum, { amount }) => sum + cents(amount), 0),
          )
        for (const { currency, total } of totalReceivables(groups)) {
          const ofCurrency = groups.filter((group) => group.currency === currency)
          assert.equal(
            cents(total),
            ofCurrency.reduce((sum, group) => sum + cents(group.total), 0),
          )
        }
        const order = groups.map(({ currency, total }) => [currency, -cents(total)] as const)
        assert.deepEqual(
          order,
          order.toSorted(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x - y)),
        )
      }
    }
  })

  test('an invoice paid after the day was open on it, and ages from its due date', async () => {
    const { key: account } = await anAccount(database())
    const paid = anInvoice('i1', { status: 'PAID', balance: '0', matterBalances: [], dueDate: '2026-04-14', issueDate: '2026-03-14' })
    await upsertMany(database(), { account, kind: 'INVOICE', records: [paid], readAt })
    const payment = aPayment('p1', { date: '2026-05-01', applications: [{ invoiceId: 'i1', amount: '432.00' }] })
    await upsertMany(database(), { account, kind: 'PAYMENT', records: [payment], readAt })
    const read = (day: string) => openReportReader(database()).receivables({ accounts: [account], asOf: day, bounds, groupBy: 'CLIENT' })
    const [group] = await read(asOf)
    assert.deepEqual(
      group?.buckets.map(({ amount }) => amount),
      ['0', '0', '432', '0'],
    )
    assert.equal(group?.oldestDueDate, '2026-04-14')
    assert.deepEqual(await read('2026-05-01'), [])
    assert.deepEqual(await read('2026-03-13'), [])
  })

  test('what is open on one matter of an invoice and a credit on another is told of both', async () => {
    const { key: account } = await anAccount(database())
    const even = anInvoice('i1', {
      matterIds: ['m1', 'm2'],
      balance: '0',
      matterBalances: [
        { matterId: 'm1', balance: '25.00' },
        { matterId: 'm2', balance: '-25.00' },
      ],
    })
    await upsertMany(database(), { account, kind: 'INVOICE', records: [even], readAt })
    const groups = await openReportReader(database()).receivables({ accounts: [account], asOf, bounds, groupBy: 'MATTER' })
    assert.deepEqual(
      groups.map(({ vendorId, total }) => [vendorId, total]),
      [
        ['m1', '25'],
        ['m2', '-25'],
      ],
    )
  })
})
