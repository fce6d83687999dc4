import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reconcileTrust } from '../../../core/report/reconcileTrust.js'
import type { BookEntry, BookLedger, TrustBooks } from '../../../core/report/TrustBooks.js'
import type { TrustReconciliation } from '../../../core/report/TrustReconciliation.js'

const anEntry = (vendorId: string, changes: Partial<BookEntry> = {}): BookEntry => ({
  vendorId,
  amount: '100',
  date: '2026-02-10',
  status: 'RECORDED',
  updatedAt: '2026-02-10T12:00:00.000Z',
  clientId: 'c1',
  matterId: 'm1',
  ...changes,
})

const aLedger = (changes: Partial<BookLedger> = {}): BookLedger => ({
  clientId: 'c1',
  matterId: 'm1',
  balance: '900',
  shownBalance: '900',
  hasBankItems: false,
  ...changes,
})

/** Books of 900 in one ledger, without anything remarkable. */
const books = (changes: Partial<TrustBooks> = {}): TrustBooks => ({
  currency: 'USD',
  syncedAt: '2026-03-01T00:00:00.000Z',
  shownBalance: '900',
  shownLedgerBalance: '900',
  bookBalance: '900',
  laterAmount: '0',
  laterCount: 0,
  ledgers: [aLedger()],
  outstanding: [],
  undone: [],
  matching: [],
  matchingLater: [],
  ...changes,
})

const told = ({ differences }: TrustReconciliation): readonly unknown[] =>
  differences.map(({ class: name, amount, gap }) => [name, amount, gap])

test('a bank, books and ledgers that agree are balanced', () => {
  const report = reconcileTrust(books(), '900.00')
  assert.equal(report.balanced, true)
  assert.equal(report.bankBalanceSource, 'STATEMENT')
  assert.deepEqual(told(report), [])
})

test('what is not cleared lies between the statement and the books', () => {
  const outstanding = [anEntry('1', { amount: '250' }), anEntry('2', { amount: '-50' })]
  const report = reconcileTrust(books({ outstanding }), '700')
  assert.equal(report.balanced, true)
  assert.deepEqual([report.outstandingDeposits, report.outstandingDisbursements, report.adjustedBankBalance], ['250', '-50', '900'])
  assert.deepEqual(told(report), [
    ['OUTSTANDING_DEPOSIT', '250', 'BANK_TO_BOOKS'],
    ['OUTSTANDING_DISBURSEMENT', '-50', 'BANK_TO_BOOKS'],
  ])
})

test('without a statement the vendor’s balance stands in, less what came after the day; it holds what is not cleared', () => {
  const report = reconcileTrust(
    books({ shownBalance: '1200', shownLedgerBalance: '1200', laterAmount: '300', laterCount: 2, outstanding: [anEntry('1')] }),
    null,
  )
  assert.equal(report.balanced, true)
  assert.deepEqual([report.bankBalance, report.bankBalanceSource], ['1200', 'VENDOR'])
  assert.deepEqual(told(report), [
    ['AFTER_DAY', '-300', 'BANK_TO_BOOKS'],
    ['OUTSTANDING_DEPOSIT', '100', null],
  ])
})

test('a balance the vendor shows that its transactions do not come to is told', () => {
  assert.deepEqual(told(reconcileTrust(books({ shownBalance: '890', shownLedgerBalance: '890' }), null)), [
    ['ACCOUNT_DIFFERS_FROM_TRANSACTIONS', '10', 'BANK_TO_BOOKS'],
  ])
})

test('one transaction whose amount is exactly what is missing is pointed out, and nothing is called balanced for it', () => {
  const report = reconcileTrust(books({ matching: [anEntry('1')] }), '800')
  assert.equal(report.balanced, false)
  assert.deepEqual(told(report), [['OUTSTANDING_DEPOSIT', '100', 'BANK_TO_BOOKS']])
  assert.deepEqual(told(reconcileTrust(books({ matchingLater: [anEntry('1', { date: '2026-03-02' })] }), '1000')), [
    ['BOOKED_AFTER_DAY', '-100', 'BANK_TO_BOOKS'],
  ])
})

test('where several transactions would explain a gap, or none does, it stays unexplained', () => {
  const several = reconcileTrust(books({ matching: [anEntry('1'), anEntry('2')] }), '800')
  assert.deepEqual(told(several), [['UNEXPLAINED', '100', 'BANK_TO_BOOKS']])
  assert.match(several.differences[0]?.sentence ?? '', /2 transactions have just this amount/)
  assert.deepEqual(told(reconcileTrust(books(), '899.99')), [['UNEXPLAINED', '0.01', 'BANK_TO_BOOKS']])
})

test('what was returned after the day explains a statement that still has it; what was voided moves nothing', () => {
  const undone = [anEntry('1', { status: 'RETURNED' }), anEntry('2', { status: 'VOID', amount: '-40' })]
  assert.deepEqual(told(reconcileTrust(books({ undone }), '1000')), [
    ['RETURNED_AFTER_DAY', '-100', 'BANK_TO_BOOKS'],
    ['VOIDED_AFTER_DAY', '-40', null],
  ])
  const both = [anEntry('1', { status: 'RETURNED' }), anEntry('2', { status: 'RETURNED', amount: '30' })]
  assert.deepEqual(told(reconcileTrust(books({ undone: both }), '1030')), [
    ['RETURNED_AFTER_DAY', '-100', 'BANK_TO_BOOKS'],
    ['RETURNED_AFTER_DAY', '-30', 'BANK_TO_BOOKS'],
  ])
})

test('a ledger that differs from its transactions is the whole gap between books and ledgers', () => {
  const report = reconcileTrust(books({ ledgers: [aLedger({ shownBalance: '880' })], shownLedgerBalance: '880' }), '900')
  assert.equal(report.balanced, false)
  assert.equal(report.ledgerBalance, '880')
  assert.deepEqual(told(report), [
    ['LEDGER_DIFFERS_FROM_TRANSACTIONS', '-20', 'BOOKS_TO_LEDGERS'],
    ['ACCOUNT_DIFFERS_FROM_LEDGERS', '-20', null],
  ])
})

test('what must not be in a trust account is told though the figures agree', () => {
  const even = (changes: Partial<BookLedger>, balance: string): BookLedger => aLedger({ ...changes, balance, shownBalance: balance })
  const ledgers = [
    even({}, '-30'),
    even({ clientId: 'c2', matterId: null }, '950'),
    even({ clientId: null, matterId: null, hasBankItems: true }, '-20'),
  ]
  const report = reconcileTrust(books({ ledgers }), '900')
  assert.equal(report.balanced, true)
  assert.deepEqual(told(report), [
    ['LEDGER_BELOW_ZERO', '-30', null],
    ['NOT_ALLOCATED', '950', null],
    ['BANK_CHARGE_NOT_COVERED', '-20', null],
  ])
  const own = (hasBankItems: boolean) =>
    told(reconcileTrust(books({ ledgers: [even({ clientId: null, matterId: null, hasBankItems }, '900')] }), '900'))
  assert.deepEqual(own(true), [['INTEREST_NOT_PASSED_ON', '900', null]])
  assert.deepEqual(own(false), [['NO_CLIENT', '900', null]])
})
