import assert from 'node:assert/strict'
import type { CanonicalRecord } from '../../../../core/record/CanonicalRecord.js'
import { contactTypes } from '../../../../core/record/Contact.js'
import { invoiceStatuses, lineItemKinds } from '../../../../core/record/Invoice.js'
import { billingTypes, matterStatuses } from '../../../../core/record/Matter.js'
import { paymentStatuses } from '../../../../core/record/Payment.js'
import { billingStatuses } from '../../../../core/record/TimeEntry.js'
import { trustTransactionTypes } from '../../../../core/record/TrustTransaction.js'
import type { RecordKind } from '../../../../core/recordKind.js'

const assertInstant = (text: string): void => assert.equal(new Date(text).toISOString(), text)
const assertDate = (text: string | null): void => {
  if (text !== null) assert.equal(new Date(`${text}T00:00:00.000Z`).toISOString(), `${text}T00:00:00.000Z`)
}
const assertDecimal = (text: string | null): void => {
  if (text !== null) assert.match(text, /^-?(0|[1-9]\d*)(\.\d+)?$/)
}
const assertCurrency = (text: string): void => assert.match(text, /^[A-Z]{3}$/)
const assertRole = (text: string): void => assert.match(text, /^[\p{Ll}\p{N}]+(_[\p{Ll}\p{N}]+)*$/u)

const forms: { readonly [K in RecordKind]: (record: CanonicalRecord<K>) => void } = {
  USER: ({ name, role, rate }) => {
    assert.notEqual(name.trim(), '')
    assertDecimal(rate)
    if (role !== null) assertRole(role)
  },
  CONTACT: ({ type, displayName, phones, emails, roles }) => {
    assert.ok(contactTypes.includes(type))
    assert.notEqual(displayName.trim(), '')
    for (const { number, e164 } of phones) assert.ok(number !== '' && (e164 === null || /^\+\d{4,15}$/.test(e164)))
    for (const { address } of emails) assert.notEqual(address, '')
    roles.forEach(assertRole)
  },
  MATTER: ({ title, status, openDate, closeDate, billing, participants }) => {
    assert.notEqual(title.trim(), '')
    assert.ok(matterStatuses.includes(status))
    assertDate(openDate)
    assertDate(closeDate)
    for (const { role } of participants) assertRole(role)
    if (billing === null) return
    assert.ok(billingTypes.includes(billing.type))
    assertDecimal(billing.rate)
    assertDecimal(billing.flatAmount)
    assertCurrency(billing.currency)
  },
  EXPENSE: ({ date, quantity, unitAmount, amount, currency, status, billable }) => {
    assertDate(date)
    for (const decimal of [quantity, unitAmount, amount]) assertDecimal(decimal)
    assertCurrency(currency)
    assert.ok(billingStatuses.includes(status))
    if (status === 'UNBILLED' || status === 'NON_BILLABLE') assert.equal(billable, status === 'UNBILLED')
  },
  INVOICE: ({ status, issueDate, dueDate, lineItems, matterBalances, currency, ...amounts }) => {
    assert.ok(invoiceStatuses.includes(status))
    assertDate(issueDate)
    assertDate(dueDate)
    const { subtotal, discount, tax, total, trustApplied, paid, writtenOff, balance } = amounts
    for (const decimal of [subtotal, discount, tax, total, trustApplied, paid, writtenOff, balance]) assertDecimal(decimal)
    for (const { balance: part } of matterBalances) assertDecimal(part)
    for (const line of lineItems) {
      assert.ok(lineItemKinds.includes(line.kind))
      assertDate(line.date)
      for (const decimal of [line.quantity, line.rate, line.amount]) assertDecimal(decimal)
    }
    assertCurrency(currency)
  },
  PAYMENT: ({ status, amount, currency, date, method, applications }) => {
    assert.ok(paymentStatuses.includes(status))
    assertDecimal(amount)
    assertCurrency(currency)
    assertDate(date)
    if (method !== null) assertRole(method)
    for (const application of applications) assertDecimal(application.amount)
  },
  TRUST_ACCOUNT: ({ name, maskedNumber, currency, balance, ledgers }) => {
    assert.notEqual(name.trim(), '')
    if (maskedNumber !== null) assert.match(maskedNumber, /^\w{1,4}$/)
    assertCurrency(currency)
    assertDecimal(balance)
    for (const ledger of ledgers) for (const decimal of [ledger.balance, ledger.protected, ledger.available]) assertDecimal(decimal)
  },
  TRUST_TRANSACTION: ({ type, amount, balanceAfter, currency, date, status, method }) => {
    assert.ok(trustTransactionTypes.includes(type))
    assertDecimal(amount)
    assertDecimal(balanceAfter)
    assertCurrency(currency)
    assertDate(date)
    assert.ok(paymentStatuses.includes(status))
    if (method !== null) assertRole(method)
  },
  TIME_ENTRY: ({ date, rate, amount, currency, durationSeconds, status, billable }) => {
    assertDate(date)
    assertDecimal(rate)
    assertDecimal(amount)
    assertCurrency(currency)
    assert.ok(Number.isSafeInteger(durationSeconds) && durationSeconds >= 0)
    assert.ok(billingStatuses.includes(status))
    if (!billable) assert.equal(Number(amount), 0)
    if (status === 'UNBILLED' || status === 'NON_BILLABLE') assert.equal(billable, status === 'UNBILLED')
  },
}

/** Throws where a canonical record is not written the one way there is: instants, dates, decimals, currencies, roles, codes. */
export const assertForm = <K extends RecordKind>(kind: K, record: CanonicalRecord<K>): void => {
  assertInstant(record.updatedAt)
  if (record.createdAt !== null) assertInstant(record.createdAt)
  forms[kind](record)
}
