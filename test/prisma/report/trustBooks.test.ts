import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PaymentStatus } from '../../../core/record/Payment.js'
import type { TrustTransactionRecord } from '../../../core/record/TrustTransaction.js'
import type { AccountKey } from '../../../core/recordId.js'
import { reconcileTrust } from '../../../core/report/reconcileTrust.js'
import type { Database } from '../../../prisma/Database.js'
import { markGone } from '../../../prisma/mirror/markGone.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { openReportReader } from '../../../prisma/report/openReportReader.js'
import { createRandom, type Random } from '../../support/createRandom.js'
import { anAccount } from '../support/anAccount.js'
import { describeOnEachDatabase } from '../support/describeOnEachDatabase.js'
import { aMatter, aTrustAccount, aTrustTransaction } from '../support/records.js'
import { amountOf, cents } from './cents.js'

const readAt = '2026-03-01T00:00:00.000Z'
const asOf = '2026-02-15'
const statuses: readonly PaymentStatus[] = ['RECORDED', 'RECORDED', 'CLEARED', 'PENDING_CLEARANCE', 'REFUNDED', 'RETURNED', 'VOID']
/** Which matters there are, and whose. */
const matters = [
  ['m1', 'c1'],
  ['m2', 'c1'],
  ['m3', 'c2'],
  ['m4', null],
] as const

/** A small book made up of chance: its transactions, those that are gone, and what the vendor shows, at times wrongly. */
interface Book {
  readonly account: AccountKey
  readonly transactions: readonly TrustTransactionRecord[]
  readonly shown: readonly { readonly clientId: string | null; readonly matterId: string | null; readonly balance: number }[]
  readonly shownBalance: number
}

const counts = ({ status }: TrustTransactionRecord): boolean => status !== 'VOID' && status !== 'RETURNED'
const clientOf = (matterId: string | null, clientId: string | null): string | null =>
  clientId ?? matters.find(([matter]) => matter === matterId)?.[1] ?? null
const keyOf = (row: { readonly clientId: string | null; readonly matterId: string | null }): string =>
  `${String(clientOf(row.matterId, row.clientId))} ${String(row.matterId)}`

/** Adds up in a plain loop what SQL is to add up. */
const addUp = <Row>(rows: readonly Row[], key: (row: Row) => string, amount: (row: Row) => number): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + amount(row))
  return sums
}
const total = (amounts: Iterable<number>): number => [...amounts].reduce((sum, amount) => sum + amount, 0)

const aTransaction = (random: Random, index: number): TrustTransactionRecord => {
  const [matterId, owner] = random.pick([...matters, [null, 'c2'], [null, null]] as const)
  return aTrustTransaction(String(index), {
    type: random.pick(['DEPOSIT', 'DISBURSEMENT', 'INTEREST', 'BANK_FEE'] as const),
    amount: amountOf(random.below(40_000) - 15_000),
    date: `2026-02-${String(5 + random.below(20)).padStart(2, '0')}`,
    status: random.pick(statuses),
    updatedAt: `2026-02-${String(5 + random.below(20)).padStart(2, '0')}T12:00:00.000Z`,
    // A vendor may name the matter alone.
    clientId: random.below(3) === 0 ? null : owner,
    matterId,
    trustAccountId: random.below(8) === 0 ? 'other' : 'a1',
  })
}

const aBook = async (database: Database, random: Random): Promise<Book> => {
  const { key: account } = await anAccount(database)
  const all = Array.from({ length: 1 + random.below(40) }, (_, index) => aTransaction(random, index))
  await upsertMany(database, { account, kind: 'TRUST_TRANSACTION', records: all, readAt })
  const gone = all.filter(() => random.below(10) === 0).map(({ vendorId }) => vendorId)
  await markGone(database, { account, kind: 'TRUST_TRANSACTION', vendorIds: gone, readAt })
  const matterRecords = matters.map(([id, clientId]) => aMatter(id, { clientId }))
  await upsertMany(database, { account, kind: 'MATTER', records: matterRecords, readAt })
  const transactions = all.filter(({ vendorId, trustAccountId }) => !gone.includes(vendorId) && trustAccountId === 'a1')
  const sums = addUp(transactions.filter(counts), keyOf, ({ amount }) => cents(amount))
  const shown = [...sums].flatMap(([key, balance]) => {
    const [clientId, matterId] = key.split(' ').map((part) => (part === 'null' ? null : part))
    const wrong = random.below(6) === 0 ? random.below(1_000) - 500 : 0
    return balance + wrong === 0 ? [] : [{ clientId: clientId ?? null, matterId: matterId ?? null, balance: balance + wrong }]
  })
  const shownBalance = total(shown.map(({ balance }) => balance)) + (random.below(5) === 0 ? 17 : 0)
  const ledgers = shown.map(({ balance, ...whose }) => ({
    ...whose,
    balance: amountOf(balance),
    protected: '0',
    available: amountOf(balance),
  }))
  const records = [aTrustAccount('a1', { balance: amountOf(shownBalance), ledgers })]
  await upsertMany(database, { account, kind: 'TRUST_ACCOUNT', records, readAt })
  return { account, transactions, shown, shownBalance }
}

describeOnEachDatabase('trust books', (database) => {
  test('what SQL adds up is what a loop adds up, and the differences close both gaps to the cent', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed)
      const { account, transactions, shown, shownBalance } = await aBook(database(), random)
      const named = transactions.filter(() => random.below(8) === 0).map(({ vendorId }) => vendorId)
      const until = transactions.filter(({ date }) => date <= asOf)
      const bookBalance = total(until.filter(counts).map(({ amount }) => cents(amount)))
      const statement = random.pick([null, bookBalance, bookBalance + random.below(5_000)])
      const books = await openReportReader(database()).trustBooks({
        account,
        trustAccountId: 'a1',
        asOf,
        statement: statement === null ? null : amountOf(statement),
        notOnStatement: named,
      })
      assert.ok(books !== null)
      assert.equal(cents(books.bookBalance), bookBalance)
      assert.equal(cents(books.shownBalance), shownBalance)

      const balances = addUp(until.filter(counts), keyOf, ({ amount }) => cents(amount))
      const later = addUp(
        transactions.filter((transaction) => transaction.date > asOf && counts(transaction)),
        keyOf,
        ({ amount }) => cents(amount),
      )
      const shownNow = addUp(shown, keyOf, ({ balance }) => balance)
      const expected = [...new Set([...balances.keys(), ...later.keys(), ...shownNow.keys()])]
        .map((key) => [key, balances.get(key) ?? 0, (shownNow.get(key) ?? 0) - (later.get(key) ?? 0)] as const)
        .filter(([, balance, shownThen]) => balance !== 0 || shownThen !== 0)
      assert.deepEqual(
        books.ledgers.map((ledger) => [keyOf(ledger), cents(ledger.balance), cents(ledger.shownBalance)].join(' ')).toSorted(),
        expected.map((row) => row.join(' ')).toSorted(),
      )

      const outstanding = until.filter((entry) => counts(entry) && (entry.status === 'PENDING_CLEARANCE' || named.includes(entry.vendorId)))
      assert.deepEqual(books.outstanding.map(({ vendorId }) => vendorId).toSorted(), outstanding.map(({ vendorId }) => vendorId).toSorted())
      const undone = until.filter((entry) => !counts(entry) && entry.updatedAt.slice(0, 10) > asOf)
      assert.deepEqual(books.undone.map(({ vendorId }) => vendorId).toSorted(), undone.map(({ vendorId }) => vendorId).toSorted())

      const report = reconcileTrust(books, statement === null ? null : amountOf(statement))
      const sumOf = (gap: string): number => total(report.differences.filter((one) => one.gap === gap).map(({ amount }) => cents(amount)))
      assert.equal(cents(report.bankBalance) + sumOf('BANK_TO_BOOKS'), bookBalance)
      const ledgerBalance = total(expected.map(([, , shownThen]) => shownThen))
      assert.equal(cents(report.ledgerBalance), ledgerBalance)
      assert.equal(bookBalance + sumOf('BOOKS_TO_LEDGERS'), ledgerBalance)
      const adjusted =
        statement === null ? shownBalance - total(later.values()) : statement + total(outstanding.map(({ amount }) => cents(amount)))
      assert.equal(report.balanced, adjusted === bookBalance && bookBalance === ledgerBalance)
    }
  })

  test('a transaction of exactly the missing amount is found, before the day and shortly after', async () => {
    const { key: account } = await anAccount(database())
    const records = [
      aTrustTransaction('1', { amount: '500.00', date: '2026-02-10', status: 'RECORDED' }),
      aTrustTransaction('2', { amount: '75.25', date: '2026-02-14', status: 'RECORDED' }),
      aTrustTransaction('3', { amount: '20.00', date: '2026-02-16', status: 'RECORDED' }),
      aTrustTransaction('4', { amount: '30.00', date: '2026-03-20', status: 'RECORDED' }),
    ]
    await upsertMany(database(), { account, kind: 'TRUST_TRANSACTION', records, readAt })
    const trust = aTrustAccount('a1', {
      balance: '625.25',
      ledgers: [{ clientId: 'c1', matterId: 'm1', balance: '625.25', protected: '0', available: '625.25' }],
    })
    await upsertMany(database(), { account, kind: 'TRUST_ACCOUNT', records: [trust], readAt })
    const told = async (statement: string): Promise<readonly unknown[]> => {
      const books = await openReportReader(database()).trustBooks({ account, trustAccountId: 'a1', asOf, statement, notOnStatement: [] })
      assert.ok(books !== null)
      return reconcileTrust(books, statement).differences.map(({ class: name, entry }) => [name, entry?.vendorId ?? null])
    }
    assert.deepEqual(await told('500'), [['OUTSTANDING_DEPOSIT', '2']])
    assert.deepEqual(await told('595.25'), [['BOOKED_AFTER_DAY', '3']])
    assert.deepEqual(await told('605.25'), [['UNEXPLAINED', null]])
    assert.deepEqual(await told('575.25'), [])
  })

  test('a trust account that is not there, or of another account, is none', async () => {
    const [one, other] = [await anAccount(database()), await anAccount(database())]
    await upsertMany(database(), { account: one.key, kind: 'TRUST_ACCOUNT', records: [aTrustAccount('a1')], readAt })
    const read = (account: AccountKey, trustAccountId: string) =>
      openReportReader(database()).trustBooks({ account, trustAccountId, asOf, statement: null, notOnStatement: [] })
    assert.notEqual(await read(one.key, 'a1'), null)
    assert.equal(await read(one.key, 'a2'), null)
    assert.equal(await read(other.key, 'a1'), null)
  })
})
