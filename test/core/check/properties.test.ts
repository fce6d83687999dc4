import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import type { CheckContext } from '../../../core/check/Check.js'
import { checkRecord } from '../../../core/check/checkRecord.js'
import { Money } from '../../../core/money.js'
import type { InvoiceRecord } from '../../../core/record/Invoice.js'
import type { PaymentRecord } from '../../../core/record/Payment.js'
import type { TrustAccountRecord } from '../../../core/record/TrustAccount.js'
import { anInvoice, aPayment, aTrustAccount } from '../../prisma/support/records.js'

const context: CheckContext = { currency: 'USD', severalCurrencies: false, today: '2026-03-01' }
const text = (cents: number): string => new Money(cents).div(100).toFixed(2)
const cents = fc.integer({ min: 0, max: 5_000_000 })
const change = fc.integer({ min: -100_000, max: 100_000 }).filter((by) => by !== 0)
const [line] = anInvoice('i1').lineItems
assert.ok(line)
const aLine = line

/** An invoice whose numbers add up. */
const invoices: fc.Arbitrary<InvoiceRecord> = fc
  .record({
    lines: fc.array(cents, { minLength: 1, maxLength: 8 }),
    tax: cents,
    parts: fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(100)),
  })
  .map(({ lines, tax, parts: [discounted, paidPart, trustPart, first] }) => {
    const subtotal = lines.reduce((sum, amount) => sum + amount, 0)
    const discount = Math.floor((subtotal * discounted) / 200)
    const total = subtotal - discount + tax
    const paid = Math.floor((total * paidPart) / 400)
    const trustApplied = Math.floor((total * trustPart) / 400)
    const balance = total - paid - trustApplied
    const ofFirst = Math.floor((balance * first) / 100)
    return anInvoice('i1', {
      status: 'ISSUED',
      lineItems: lines.map((amount) => ({ ...aLine, amount: text(amount) })),
      subtotal: text(subtotal),
      discount: text(discount),
      tax: text(tax),
      total: text(total),
      paid: text(paid),
      trustApplied: text(trustApplied),
      writtenOff: '0.00',
      balance: text(balance),
      matterIds: ['m1', 'm2'],
      matterBalances: [
        { matterId: 'm1', balance: text(ofFirst) },
        { matterId: 'm2', balance: text(balance - ofFirst) },
      ],
    })
  })

const payments: fc.Arbitrary<PaymentRecord> = fc
  .record({ applied: fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 5 }), rest: cents })
  .map(({ applied, rest }) =>
    aPayment('p1', {
      amount: text(applied.reduce((sum, amount) => sum + amount, rest)),
      applications: applied.map((amount, index) => ({ invoiceId: `i${String(index)}`, amount: text(amount) })),
    }),
  )

const accounts: fc.Arbitrary<TrustAccountRecord> = fc
  .array(fc.record({ balance: cents, part: fc.nat(100) }), { maxLength: 20 })
  .map((held) => {
    const ledgers = held.map(({ balance, part }, index) => {
      const setAside = Math.floor((balance * part) / 100)
      return {
        clientId: 'c1',
        matterId: `m${String(index)}`,
        balance: text(balance),
        protected: text(setAside),
        available: text(balance - setAside),
      }
    })
    return aTrustAccount('a1', { ledgers, balance: text(held.reduce((sum, { balance }) => sum + balance, 0)) })
  })

const plus = (amount: string, by: number): string => new Money(amount).plus(text(by)).toFixed(2)

describe('the checks of money, over whatever numbers', () => {
  it('pass every invoice, payment and trust account that adds up', () => {
    fc.assert(fc.property(invoices, (invoice) => assert.deepEqual(checkRecord('INVOICE', invoice, context), [])))
    fc.assert(fc.property(payments, (payment) => assert.deepEqual(checkRecord('PAYMENT', payment, context), [])))
    fc.assert(fc.property(accounts, (account) => assert.deepEqual(checkRecord('TRUST_ACCOUNT', account, context), [])))
  })

  const amounts = ['subtotal', 'discount', 'tax', 'total', 'trustApplied', 'paid', 'writtenOff', 'balance'] as const
  it('refuse an invoice of which any one amount is another, by however little', () => {
    fc.assert(
      fc.property(invoices, fc.constantFrom(...amounts), change, (invoice, field, by) => {
        assert.notDeepEqual(checkRecord('INVOICE', { ...invoice, [field]: plus(invoice[field], by) }, context), [])
      }),
    )
  })

  it('refuse an invoice of which two amounts have changed places', () => {
    fc.assert(
      fc.property(invoices, fc.constantFrom(...amounts), fc.constantFrom(...amounts), (invoice, one, other) => {
        // Paid, trust and written off come off alike: which is which only the payments tell.
        const alike = new Set(['trustApplied', 'paid', 'writtenOff'])
        fc.pre(!new Money(invoice[one]).equals(invoice[other]) && !(alike.has(one) && alike.has(other)))
        const swapped = { ...invoice, [one]: invoice[other], [other]: invoice[one] }
        assert.notDeepEqual(checkRecord('INVOICE', swapped, context), [])
      }),
    )
  })

  it('refuse an invoice with a line or a part too many, or too few', () => {
    fc.assert(
      fc.property(invoices, (invoice) => {
        fc.pre(!new Money(invoice.lineItems[0]?.amount ?? 0).isZero())
        assert.notDeepEqual(checkRecord('INVOICE', { ...invoice, lineItems: invoice.lineItems.slice(1) }, context), [])
        assert.notDeepEqual(
          checkRecord('INVOICE', { ...invoice, lineItems: [...invoice.lineItems, invoice.lineItems[0] ?? aLine] }, context),
          [],
        )
      }),
    )
  })

  it('refuse a trust account whose balance or any of whose ledgers is another, and one that lost a ledger', () => {
    fc.assert(
      fc.property(accounts, change, (account, by) => {
        assert.notDeepEqual(checkRecord('TRUST_ACCOUNT', { ...account, balance: plus(account.balance, by) }, context), [])
        const [first, ...others] = account.ledgers
        fc.pre(first !== undefined && !new Money(first.balance).isZero())
        const changed = { ...account, ledgers: [{ ...first, balance: plus(first.balance, by) }, ...others] }
        assert.notDeepEqual(checkRecord('TRUST_ACCOUNT', changed, context), [])
        assert.notDeepEqual(checkRecord('TRUST_ACCOUNT', { ...account, ledgers: others }, context), [])
      }),
    )
  })

  it('refuse a payment that is less than what is applied of it', () => {
    fc.assert(
      fc.property(payments, (payment) => {
        fc.pre(payment.applications.length > 0)
        const applied = payment.applications.reduce((sum, { amount }) => sum.plus(amount), new Money(0))
        assert.notDeepEqual(checkRecord('PAYMENT', { ...payment, amount: applied.minus('0.01').toFixed(2) }, context), [])
      }),
    )
  })

  it('never throw, whatever text stands where an amount or a date should', () => {
    fc.assert(
      fc.property(
        invoices,
        fc.constantFrom(...amounts, 'issueDate' as const, 'currency' as const),
        fc.string(),
        (invoice, field, garbage) => {
          fc.pre(!/^-?\d/.test(garbage) && garbage !== 'USD')
          assert.notDeepEqual(checkRecord('INVOICE', { ...invoice, [field]: garbage }, context), [])
        },
      ),
    )
  })
})
