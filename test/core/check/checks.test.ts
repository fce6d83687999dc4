import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CheckContext } from '../../../core/check/Check.js'
import { checkRecord } from '../../../core/check/checkRecord.js'
import { checks } from '../../../core/check/checks.js'
import { quarantinable } from '../../../core/check/quarantinable.js'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import { type RecordKind, recordKinds } from '../../../core/recordKind.js'
import {
  aContact,
  aMatter,
  anExpense,
  anInvoice,
  aPayment,
  aTimeEntry,
  aTrustAccount,
  aTrustTransaction,
  aUser,
} from '../../prisma/support/records.js'

const context: CheckContext = { currency: 'USD', severalCurrencies: false, today: '2026-03-01' }

const reasonsOf = <K extends RecordKind>(kind: K, record: CanonicalRecord<K>, given = context): readonly string[] =>
  checkRecord(kind, record, given).map(({ reason }) => reason)

/** One example for each check: what it refuses, and the number or word that its finding names. */
type Example<K extends RecordKind> = readonly [check: string, record: CanonicalRecord<K>, names: RegExp]

const [line] = anInvoice('i1').lineItems
assert.ok(line)
const ledger = { clientId: 'c1', matterId: 'm1', balance: '900.00', protected: '100.00', available: '800.00' }

const examples: { readonly [K in RecordKind]: { readonly good: readonly CanonicalRecord<K>[]; readonly bad: readonly Example<K>[] } } = {
  USER: {
    good: [aUser('u1'), aUser('u2', { rate: null }), aUser('u3', { rate: '333.333' })],
    bad: [
      ['user.instants', aUser('u1', { createdAt: '2026-02-30T00:00:00.000Z' }), /createdAt is 2026-02-30/],
      ['user.decimals', aUser('u1', { rate: '1,000.00' }), /rate is 1,000.00/],
      ['user.rate', aUser('u1', { rate: '-5' }), /rate is -5/],
    ],
  },
  CONTACT: {
    good: [aContact('c1'), aContact('c2', { createdAt: null })],
    bad: [['contact.instants', aContact('c1', { updatedAt: 'yesterday' }), /updatedAt is yesterday/]],
  },
  MATTER: {
    good: [aMatter('m1'), aMatter('m2', { openDate: '1962-05-01', billing: null, vendorTotals: null })],
    bad: [
      ['matter.instants', aMatter('m1', { updatedAt: '2026-01-01' }), /updatedAt/],
      ['matter.currency', aMatter('m1', { billing: { type: 'HOURLY', rate: null, flatAmount: null, currency: 'US$' } }), /US\$/],
      ['matter.decimals', aMatter('m1', { vendorTotals: { trustBalance: '12.345', outstandingBalance: null } }), /trustBalance is 12.345/],
      ['matter.dates', aMatter('m1', { openDate: '2025-13-01' }), /openDate is 2025-13-01/],
    ],
  },
  TIME_ENTRY: {
    good: [aTimeEntry('t1'), aTimeEntry('t2', { billable: false, amount: '0.00' }), aTimeEntry('t3', { amount: '450.0000' })],
    bad: [
      ['time-entry.instants', aTimeEntry('t1', { updatedAt: '' }), /updatedAt/],
      ['time-entry.currency', aTimeEntry('t1', { currency: 'EUR' }), /currency is EUR/],
      ['time-entry.decimals', aTimeEntry('t1', { amount: 'NaN' }), /amount is NaN/],
      ['time-entry.dates', aTimeEntry('t1', { date: '1900-01-01' }), /before 1990/],
      ['time-entry.duration', aTimeEntry('t1', { durationSeconds: -60 }), /-60/],
      ['time-entry.amount', aTimeEntry('t1', { billable: false }), /450.00/],
    ],
  },
  EXPENSE: {
    good: [anExpense('e1'), anExpense('e2', { quantity: '-1', unitAmount: '10', amount: '-10' }), anExpense('e3', { amount: '3.12' })],
    bad: [
      ['expense.instants', anExpense('e1', { createdAt: 'never' }), /never/],
      ['expense.currency', anExpense('e1', { currency: 'XXX' }), /XXX/],
      ['expense.decimals', anExpense('e1', { quantity: '1e3' }), /quantity is 1e3/],
      ['expense.dates', anExpense('e1', { date: '2062-02-19' }), /2062-02-19: more than 5 years ahead/],
      ['expense.amount', anExpense('e1', { amount: '12.50' }), /amount is 12.50, but quantity 12.5 × unit amount 0.25 is 3.125/],
    ],
  },
  INVOICE: {
    good: [
      anInvoice('i1'),
      anInvoice('i2', { status: 'VOID', balance: '0', matterBalances: [{ matterId: 'm1', balance: '0.00' }] }),
      anInvoice('i3', { matterIds: [], matterBalances: [] }),
      anInvoice('i4', {
        matterIds: ['m1', 'm2'],
        matterBalances: [
          { matterId: 'm1', balance: '299.99' },
          { matterId: 'm2', balance: '0.01' },
        ],
      }),
      anInvoice('i5', {
        status: 'ISSUED',
        lineItems: [{ ...line, amount: '-450.00' }],
        subtotal: '-450',
        discount: '0',
        tax: '0',
        total: '-450',
        trustApplied: '0',
        paid: '-450',
        balance: '0',
        matterBalances: [],
      }),
    ],
    bad: [
      ['invoice.instants', anInvoice('i1', { updatedAt: '2026-02-03 04:05' }), /updatedAt/],
      ['invoice.currency', anInvoice('i1', { currency: 'CAD' }), /CAD/],
      ['invoice.decimals', anInvoice('i1', { paid: '32.005' }), /paid is 32.005: more than 2 places/],
      ['invoice.decimals', anInvoice('i1', { lineItems: [{ ...line, amount: '$450' }] }), /lineItems\[0\].amount is \$450/],
      ['invoice.dates', anInvoice('i1', { lineItems: [{ ...line, date: '0026-02-18' }] }), /lineItems\[0\].date is 0026-02-18/],
      [
        'invoice.subtotal',
        anInvoice('i1', { lineItems: [{ ...line, amount: '300.00' }] }),
        /subtotal is 450.00, but the sum of 1 lines is 300/,
      ],
      ['invoice.discount', anInvoice('i1', { discount: '-50.00', total: '532.00', balance: '400.00' }), /discount is -50.00/],
      ['invoice.total', anInvoice('i1', { tax: '33.00' }), /total is 432.00, but subtotal 450.00 − discount 50.00 \+ tax 33.00 is 433/],
      ['invoice.balance', anInvoice('i1', { paid: '100.00', trustApplied: '100.00' }), /balance is 300.00, but .* is 232/],
      ['invoice.balance', anInvoice('i1', { status: 'DELETED' }), /DELETED is 0/],
      [
        'invoice.matter-balances',
        anInvoice('i1', { matterBalances: [{ matterId: 'm1', balance: '30.00' }] }),
        /balance is 300.00, but .* is 30/,
      ],
      ['invoice.matter-balances', anInvoice('i1', { matterBalances: [{ matterId: 'm9', balance: '300.00' }] }), /matter m9/],
      ['invoice.payments', anInvoice('i1', { paid: '-32.00', balance: '364.00' }), /paid is -32.00/],
      ['invoice.status', anInvoice('i1', { status: 'PAID' }), /balance is 300.00/],
    ],
  },
  PAYMENT: {
    good: [aPayment('p1'), aPayment('p2', { applications: [] }), aPayment('p3', { method: 'trust', trustTransactionId: 'x1' })],
    bad: [
      ['payment.instants', aPayment('p1', { updatedAt: '1' }), /updatedAt/],
      ['payment.currency', aPayment('p1', { currency: 'usd' }), /usd/],
      ['payment.decimals', aPayment('p1', { amount: '32.' }), /amount is 32\./],
      [
        'payment.decimals',
        aPayment('p1', { amount: '4111111111111111.00' }),
        /^amount is a number of 16 digits: more than any amount can be$/,
      ],
      ['payment.dates', aPayment('p1', { date: '2026-02-29' }), /2026-02-29/],
      ['payment.amount', aPayment('p1', { amount: '-32.00', applications: [] }), /-32.00/],
      ['payment.applications', aPayment('p1', { amount: '3.20' }), /amount is 3.20, but 32 is applied/],
      ['payment.applications', aPayment('p1', { applications: [{ invoiceId: 'i1', amount: '0.00' }] }), /0.00 is applied to invoice i1/],
      ['payment.trust-transaction', aPayment('p1', { method: 'trust' }), /out of trust/],
    ],
  },
  TRUST_ACCOUNT: {
    good: [
      aTrustAccount('a1'),
      aTrustAccount('a2', { ledgers: [], balance: '0' }),
      aTrustAccount('a3', { maskedNumber: '••••0042' }),
      aTrustAccount('a4', {
        ledgers: [ledger, { clientId: null, matterId: null, balance: '-5.00', protected: '0', available: '-5.00' }],
        balance: '895.00',
      }),
    ],
    bad: [
      ['trust-account.instants', aTrustAccount('a1', { updatedAt: 'x' }), /updatedAt/],
      ['trust-account.currency', aTrustAccount('a1', { currency: 'GBP' }), /GBP/],
      ['trust-account.decimals', aTrustAccount('a1', { balance: '900,00' }), /balance is 900,00/],
      ['trust-account.number', aTrustAccount('a1', { maskedNumber: '000123456' }), /9 digits/],
      ['trust-account.ledgers', aTrustAccount('a1', { balance: '9000.00' }), /balance is 9000.00, but the sum of 1 ledgers is 900/],
      [
        'trust-account.ledgers',
        aTrustAccount('a1', { ledgers: [ledger, ledger], balance: '1800.00' }),
        /client c1 and matter m1 is there twice/,
      ],
      [
        'trust-account.protected',
        aTrustAccount('a1', { ledgers: [{ ...ledger, protected: '901.00', available: '0' }] }),
        /901.00 is set aside/,
      ],
      ['trust-account.protected', aTrustAccount('a1', { ledgers: [{ ...ledger, available: '900.00' }] }), /900.00 is available/],
      ['trust-account.protected', aTrustAccount('a1', { ledgers: [{ ...ledger, protected: '-1' }] }), /-1 set aside/],
    ],
  },
  TRUST_TRANSACTION: {
    good: [
      aTrustTransaction('x1'),
      aTrustTransaction('x2', { type: 'DISBURSEMENT', amount: '-20.00' }),
      aTrustTransaction('x3', { type: 'REVERSAL', amount: '20.00', reversesId: 'x2' }),
      aTrustTransaction('x4', { amount: '0.00', status: 'VOID' }),
    ],
    bad: [
      ['trust-transaction.instants', aTrustTransaction('x1', { createdAt: '' }), /createdAt/],
      ['trust-transaction.currency', aTrustTransaction('x1', { currency: 'EUR' }), /EUR/],
      ['trust-transaction.decimals', aTrustTransaction('x1', { balanceAfter: '(5.00)' }), /balanceAfter is \(5.00\)/],
      ['trust-transaction.dates', aTrustTransaction('x1', { date: '2026-04-31' }), /2026-04-31/],
      ['trust-transaction.sign', aTrustTransaction('x1', { amount: '-1000.00' }), /-1000.00, though it is a DEPOSIT/],
      ['trust-transaction.sign', aTrustTransaction('x1', { type: 'BANK_FEE', amount: '12.00' }), /12.00, though it is a BANK_FEE/],
      ['trust-transaction.sign', aTrustTransaction('x1', { amount: '0' }), /nothing moves/],
      ['trust-transaction.reverses', aTrustTransaction('x1', { type: 'REVERSAL', reversesId: 'x1' }), /undoes itself/],
    ],
  },
}

const check = (kind: RecordKind): void => {
  const { good, bad } = examples[kind]
  describe(kind, () => {
    it('passes what is right', () => {
      for (const record of good) assert.deepEqual(checkRecord(kind, record, context), [], record.vendorId)
    })
    for (const [name, record, names] of bad) {
      it(`${name} refuses ${String(names)}`, () => {
        const found = checkRecord(kind, record, context)
        const first = found.find(({ reason }) => reason === name)
        assert.ok(first, `found ${JSON.stringify(found)}`)
        assert.match(first.detail, names)
      })
    }
    it('has an example of what each check refuses', () => {
      const { form, meaning } = checks[kind]
      assert.deepEqual(new Set(bad.map(([name]) => name)), new Set([...form, ...meaning].map(({ name }) => name)))
    })
  })
}

describe('the checks before the mirror', () => {
  for (const kind of recordKinds) check(kind)

  it('each have a name of their own', () => {
    const names = recordKinds.flatMap((kind) => [...checks[kind].form, ...checks[kind].meaning].map(({ name }) => name))
    assert.equal(new Set(names).size, names.length)
  })

  it('let other currencies than the account’s pass where the vendor bills in several', () => {
    assert.deepEqual(reasonsOf('PAYMENT', aPayment('p1', { currency: 'CAD' }), { ...context, severalCurrencies: true }), [])
    assert.deepEqual(reasonsOf('PAYMENT', aPayment('p1', { currency: 'CAX' }), { ...context, severalCurrencies: true }), [
      'payment.currency',
    ])
  })

  it('know how many places a currency has', () => {
    const inYen = { ...context, currency: 'JPY' }
    assert.deepEqual(reasonsOf('PAYMENT', aPayment('p1', { currency: 'JPY', amount: '32', applications: [] }), inYen), [])
    assert.deepEqual(reasonsOf('PAYMENT', aPayment('p1', { currency: 'JPY', amount: '32.5', applications: [] }), inYen), [
      'payment.decimals',
    ])
  })

  it('name no person: a finding holds ids and numbers', () => {
    const { detail } = checkRecord('TRUST_ACCOUNT', aTrustAccount('a1', { name: 'Jane Roe Trust', balance: '1' }), context)[0] ?? {}
    assert.doesNotMatch(detail ?? '', /Jane/)
  })

  it('keep an account number that is told whole out of the quarantine too', () => {
    const kept = quarantinable(aTrustAccount('a1', { maskedNumber: '000123456', raw: { account_number: '000123456' } }))
    assert.doesNotMatch(JSON.stringify(kept), /000123456/)
    const other = aTrustAccount('a1', { balance: '1' })
    assert.equal(quarantinable(other), other)
  })
})
