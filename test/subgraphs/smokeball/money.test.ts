import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { Money } from '../../../core/money.js'
import type { InvoiceRecord } from '../../../core/record/Invoice.js'
import { readAll } from '../../support/readAll.js'
import { type SmokeballAccount, stored, storedIds, withSmokeballAccount } from './withSmokeballAccount.js'

const made = z.looseObject({ id: z.string() })
const sum = (amounts: readonly string[]): string => amounts.reduce((total, amount) => total.plus(amount), new Money(0)).toFixed()

/** Reads one invoice by id. */
const invoiceOf = async (account: SmokeballAccount, id: string): Promise<InvoiceRecord> => {
  const result = (await account.connection.readers.INVOICE.readMany([id])).get(id)
  assert.ok(typeof result === 'object' && 'lineItems' in result, JSON.stringify(result))
  return result
}

/** A new draft invoice of the first matter with one entry of time on it, 3.3 hours at 350. */
const billedTime = async ({ desk, ...account }: SmokeballAccount) => {
  const [matterId = ''] = await storedIds({ desk, ...account }, 'MATTER')
  const invoice = made.parse(await desk('POST', 'records/invoices', { matterId }))
  const time = { matterId, invoiceId: invoice.id, duration: 198, durationWorked: 190, rate: 350, subject: 'Trial preparation' }
  const fee = made.parse(await desk('POST', 'records/time-entries', time))
  return { matterId, id: `${matterId}.${invoice.id}`, invoice: invoice.id, fee: fee.id }
}

describe('A Smokeball invoice', () => {
  test('has its lines from fees and expenses, with a discount on the fees and a surcharge', () =>
    withSmokeballAccount(async (account) => {
      const { matterId, id, invoice, fee } = await billedTime(account)
      const spent = { matterId, invoiceId: invoice, quantity: 101.125, price: 0.67, subject: 'Mileage', taxExempt: true }
      const expense = made.parse(await account.desk('POST', 'records/expenses', spent))
      await account.desk('PATCH', `records/invoices/${invoice}`, {
        discount: { type: 1, percentage: 5 },
        surcharge: { fixedSurcharge: 12.5, description: 'Card fee' },
      })
      const read = await invoiceOf(account, id)
      assert.deepEqual(
        read.lineItems.map(({ kind, quantity, rate, amount, timeEntryId, expenseId }) => ({
          kind,
          quantity,
          rate,
          amount,
          timeEntryId,
          expenseId,
        })),
        [
          { kind: 'TIME', quantity: '3.3', rate: '350', amount: '1155', timeEntryId: `${matterId}.${fee}`, expenseId: null },
          {
            kind: 'EXPENSE',
            quantity: '101.125',
            rate: '0.67',
            amount: '67.75',
            timeEntryId: null,
            expenseId: `${matterId}.${expense.id}`,
          },
          { kind: 'ADJUSTMENT', quantity: '1', rate: '12.5', amount: '12.5', timeEntryId: null, expenseId: null },
        ],
      )
      const { subtotal, discount, total, balance, status, number } = read
      assert.deepEqual(
        { subtotal, discount, total, balance, status, number },
        { subtotal: '1235.25', discount: '57.75', total: '1177.5', balance: '1177.5', status: 'DRAFT', number: null },
      )
    }))

  test('tells what was paid out of trust apart, and goes from issued to paid by its figures', () =>
    withSmokeballAccount(async (account) => {
      const { matterId, id, invoice } = await billedTime(account)
      const { desk } = account
      await desk('PATCH', `records/invoices/${invoice}`, { status: 1, issuedDate: '2026-11-02', dueDate: '2099-01-01' })
      assert.equal((await invoiceOf(account, id)).status, 'ISSUED')
      await desk('POST', 'records/trust-transactions', { matterId, type: 'Deposit', amount: 1000 })
      const pay = (payment: object) => desk('POST', 'records/payments', { matterId, ...payment })
      const fromTrust = made.parse(await pay({ type: 'Trust', allocations: [{ invoiceId: invoice, amount: 900.1 }] }))
      await pay({ type: 'Operating', amount: 100, allocations: [{ invoiceId: invoice, amount: 54.9 }] })
      const { status, paid, trustApplied, balance } = await invoiceOf(account, id)
      assert.deepEqual(
        { status, paid, trustApplied, balance },
        { status: 'PARTIALLY_PAID', paid: '54.9', trustApplied: '900.1', balance: '200' },
      )
      await desk('PATCH', `records/invoices/${invoice}`, { dueDate: '2026-11-03' })
      assert.equal((await invoiceOf(account, id)).status, 'OVERDUE')
      await pay({ allocations: [{ invoiceId: invoice, amount: 200 }] })
      assert.equal((await invoiceOf(account, id)).status, 'PAID')

      const payment = (await account.connection.readers.PAYMENT.readMany([fromTrust.id])).get(fromTrust.id)
      assert.ok(typeof payment === 'object' && 'applications' in payment)
      assert.deepEqual([payment.method, payment.applications], ['trust', [{ invoiceId: id, amount: '900.1' }]])
      const moved = payment.trustTransactionId ?? ''
      const transaction = (await account.connection.readers.TRUST_TRANSACTION.readMany([moved])).get(moved)
      assert.ok(typeof transaction === 'object' && 'reversesId' in transaction)
      assert.deepEqual([transaction.type, transaction.amount, transaction.matterId], ['INVOICE_PAYMENT', '-900.1', matterId])
    }))

  test('that is reversed, written off in part, waived or void still adds up', () =>
    withSmokeballAccount(async (account) => {
      const { matterId, id, invoice, fee } = await billedTime(account)
      const { desk } = account
      await desk('POST', 'records/time-entries', {
        matterId,
        invoiceId: invoice,
        duration: 60,
        durationWorked: 60,
        rate: 100,
        isWrittenOff: true,
      })
      await desk('POST', 'records/time-entries', {
        matterId,
        invoiceId: invoice,
        duration: 60,
        durationWorked: 60,
        rate: 100,
        isBillable: false,
      })
      await desk('PATCH', `records/invoices/${invoice}`, { status: 1 })
      const payment = made.parse(await desk('POST', 'records/payments', { matterId, allocations: [{ invoiceId: invoice, amount: 55 }] }))
      const first = await invoiceOf(account, id)
      assert.deepEqual([first.subtotal, first.writtenOff, first.paid, first.balance], ['1255', '100', '55', '1100'])
      assert.deepEqual(
        first.lineItems.map(({ amount }) => amount),
        ['1155', '100', '0'],
      )
      await desk('PATCH', `records/payments/${payment.id}`, { status: 'Reversed' })
      await desk('PATCH', `records/invoices/${invoice}`, { waived: true })
      const waived = await invoiceOf(account, id)
      assert.deepEqual([waived.status, waived.writtenOff, waived.paid, waived.balance], ['WRITTEN_OFF', '1255', '0', '0'])
      await desk('PATCH', `records/invoices/${invoice}`, { status: 4 })
      // What was on it is free, and changes without the copy the invoice keeps.
      await desk('PATCH', `records/time-entries/${fee}`, { rate: 999 })
      const undone = await invoiceOf(account, id)
      assert.deepEqual([undone.status, undone.total, undone.balance], ['VOID', '1255', '0'])
      assert.deepEqual(
        undone.lineItems.map(({ kind, amount }) => [kind, amount]),
        [['FLAT_FEE', '1255']],
      )
    }))

  test('is read in a walk with the payments of the firm, and with its matter’s own where those changed meanwhile', () =>
    withSmokeballAccount(
      async (account) => {
        const { desk, connection } = account
        const { id, invoice, matterId } = await billedTime(account)
        await desk('PATCH', `records/invoices/${invoice}`, { status: 1 })
        const [first, ...others] = (await stored(account, 'MATTER')).map((matter) => String(matter['id']))
        assert.equal(first, matterId)
        // The matter goes to the end of the walk, behind its first page.
        await desk('PATCH', `records/matters/${matterId}`, { description: 'Goes on' })
        const page = await connection.readers.INVOICE.readPage(null)
        assert.ok(page.next !== null && others.length > 50)
        const payment = made.parse(await desk('POST', 'records/payments', { matterId, allocations: [{ invoiceId: invoice, amount: 100 }] }))
        await account.countAfresh()
        const rest = await connection.readers.INVOICE.readPage(page.next)
        assert.equal(rest.records.find((record) => record.vendorId === id)?.paid, '100')
        assert.equal((await account.requests())['GET /billing/payments'], 1)
        await desk('PATCH', `records/payments/${payment.id}`, { status: 'Returned' })
        await account.countAfresh()
        const again = await connection.readers.INVOICE.readPage(page.next)
        assert.equal(again.records.find((record) => record.vendorId === id)?.paid, '0')
        assert.equal((await account.requests())['GET /billing/payments'], 2)
      },
      { matters: 60 },
    ))
})

describe('Smokeball’s payments', () => {
  test('are each read once by receipt while others are deleted and entered', () =>
    withSmokeballAccount(
      async (account) => {
        const { desk, connection } = account
        const before = await storedIds(account, 'PAYMENT')
        assert.ok(before.length > 200)
        const [matterId = ''] = await storedIds(account, 'MATTER')
        const gone = [before[4] ?? '', before[99] ?? '', before[100] ?? '', before[150] ?? '']
        const seen = await readAll(connection.readers.PAYMENT, async (page) => {
          if (page > 1) return
          for (const id of gone) await desk('DELETE', `records/payments/${id}`)
          await desk('POST', 'records/payments', { matterId, amount: 10 })
        })
        const ids = seen.map(({ vendorId }) => vendorId)
        assert.equal(new Set(ids).size, ids.length)
        assert.deepEqual(
          before.filter((id) => !gone.includes(id) && !ids.includes(id)),
          [],
        )
        assert.equal(ids.length, before.length - 2 + 1)
      },
      { matters: 150 },
    ))

  test('cost a page for a hundred neighbours by id, and one for each where they lie far apart', () =>
    withSmokeballAccount(
      async (account) => {
        const ids = await storedIds(account, 'PAYMENT')
        const costs = async (asked: readonly string[]): Promise<number | undefined> => {
          await account.countAfresh()
          const results = await account.connection.readers.PAYMENT.readMany(asked)
          assert.deepEqual(
            [...results.values()].map((result) => typeof result),
            asked.map(() => 'object'),
          )
          return (await account.requests())['GET /billing/payments']
        }
        assert.equal(await costs(ids.slice(20, 90)), 1)
        assert.equal(await costs([ids[0] ?? '', ids.at(-1) ?? '']), 2)
      },
      { matters: 150 },
    ))

  test('that are none are an empty list, not a broken page', () =>
    withSmokeballAccount(async (account) => {
      for (const id of await storedIds(account, 'PAYMENT')) await account.desk('DELETE', `records/payments/${id}`)
      assert.deepEqual(await account.connection.readers.PAYMENT.readPage(null), { records: [], next: null, total: 0 })
    }))
})

describe('Smokeball’s trust money', () => {
  test('adds up by matter and contact, with what is protected, and the account number is nowhere', () =>
    withSmokeballAccount(
      async (account) => {
        const accounts = await readAll(account.connection.readers.TRUST_ACCOUNT)
        const transactions = await readAll(account.connection.readers.TRUST_TRANSACTION)
        const numbers = (await stored(account, 'TRUST_ACCOUNT')).map((one) => String(one['accountNumber']))
        assert.ok(accounts.some(({ ledgers }) => ledgers.some((ledger) => ledger.protected !== '0')))
        for (const { vendorId, balance, ledgers, maskedNumber, raw } of accounts) {
          assert.equal(sum(ledgers.map((ledger) => ledger.balance)), balance)
          assert.match(maskedNumber ?? '', /^\d{4}$/)
          for (const number of numbers) assert.ok(!JSON.stringify(raw).includes(number))
          for (const ledger of ledgers) {
            const own = transactions.filter(
              (one) => one.trustAccountId === vendorId && one.clientId === ledger.clientId && one.matterId === ledger.matterId,
            )
            assert.equal(sum(own.map(({ amount }) => amount)), ledger.balance)
          }
        }
        const ofFirm = transactions.filter(({ clientId }) => clientId === null)
        assert.ok(ofFirm.some(({ type }) => type === 'INTEREST') && ofFirm.every(({ matterId }) => matterId === null))
      },
      { matters: 60 },
    ))

  test('a reversal names what it undoes and is its opposite', () =>
    withSmokeballAccount(
      async ({ connection }) => {
        const transactions = await readAll(connection.readers.TRUST_TRANSACTION)
        const byId = new Map(transactions.map((one) => [one.vendorId, one]))
        const reversals = transactions.filter(({ type }) => type === 'REVERSAL')
        assert.ok(reversals.length > 0)
        for (const { reversesId, amount } of reversals)
          assert.equal(byId.get(reversesId ?? '')?.amount, new Money(amount).negated().toFixed())
      },
      { matters: 60 },
    ))

  test('of an account of another type no transaction is trust money', () =>
    withSmokeballAccount(async ({ api, list, connection }) => {
      const { value } = (await api('/bankaccounts?type=Operating')).read(z.object({ value: z.array(made) }))
      const operating = await Promise.all(
        value.map(async ({ id }) => (await list(`/bankaccounts/${id}/transactions`)).value.map((one) => `${id}.${String(one['id'])}`)),
      )
      const ids = operating.flat()
      assert.ok(ids.length > 0)
      assert.ok([...(await connection.readers.TRUST_TRANSACTION.readMany(ids)).values()].every((result) => result === 'ABSENT'))
    }))
})
