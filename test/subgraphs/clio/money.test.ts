import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { checkRecord } from '../../../core/check/checkRecord.js'
import { MattergraphError, SessionDeadError } from '../../../core/errors.js'
import { Money } from '../../../core/money.js'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { RecordKind } from '../../../core/recordKind.js'
import { readAll } from '../../support/readAll.js'
import { shareClioAccount } from './shareClioAccount.js'

const made = z.looseObject({ id: z.number() })
const reference = z.object({ id: z.number() })

/** A portal of forty matters that the tests of this file share: they add to its books and never take anything for granted that another adds. */
describe('Clio money', () => {
  const shared = shareClioAccount({ matters: 40 })

  const create = async (kind: string, fields: unknown = {}) => made.parse(await shared().desk('POST', `records/${kind}`, fields))
  const stored = async (kind: string) => z.array(made).parse(await shared().desk('GET', `records/${kind}`))
  const one = async <K extends RecordKind>(kind: K, id: number | string): Promise<CanonicalRecord<K>> => {
    const result = (
      await shared()
        .open()
        .readers[kind].readMany([String(id)])
    ).get(String(id))
    assert.ok(
      typeof result === 'object' && !(result instanceof Error),
      `${kind} ${id}: ${result instanceof Error ? result.message : 'absent'}`,
    )
    return result
  }
  const firstMatter = async () => (await stored('matters')).find(({ client }) => client !== null)?.id ?? 0
  const trustAccount = async () => (await stored('trust-accounts'))[0]?.id ?? 0

  test('a hard cost is one of its price; a soft cost is quantity by price', async () => {
    const hard = await create('expenses', {
      type: 'HardCostEntry',
      quantity: 3,
      price: 435,
      utbms_expense: 'E112',
      tax_setting: 'tax_1_only',
    })
    const read = await one('EXPENSE', hard.id)
    assert.deepEqual([read.quantity, read.unitAmount, read.amount, read.expenseCode, read.taxable], ['1', '435', '435', 'E112', true])
    const soft = await one(
      'EXPENSE',
      (await create('expenses', { type: 'SoftCostEntry', quantity: 12.5, price: 0.67, expense_category: { id: 7 } })).id,
    )
    assert.deepEqual(
      [soft.quantity, soft.unitAmount, soft.amount, soft.expenseCode, soft.taxable],
      ['12.5', '0.67', '8.38', 'Mileage', false],
    )
  })

  test('an expense that is not billable keeps what it came to; one written off says so', async () => {
    const free = await one('EXPENSE', (await create('expenses', { quantity: 4, price: 2.5, non_billable: true })).id)
    assert.deepEqual([free.amount, free.billable, free.status], ['10', false, 'NON_BILLABLE'])
    const lost = await one('EXPENSE', (await create('expenses', { written_off: true })).id)
    assert.equal(lost.status, 'WRITTEN_OFF')
  })

  test('time and expenses name the invoice they are on', async () => {
    const invoices = new Map((await readAll(shared().open().readers.INVOICE)).map((invoice) => [invoice.vendorId, invoice]))
    const expenses = await readAll(shared().open().readers.EXPENSE)
    const billed = expenses.filter(({ invoiceId }) => invoiceId !== null)
    assert.ok(billed.length > 5)
    for (const { vendorId, invoiceId, amount, status } of billed) {
      const invoice = invoices.get(invoiceId ?? '')
      const line = invoice?.lineItems.find(({ expenseId }) => expenseId === vendorId)
      assert.equal(line?.amount, amount)
      assert.equal(status, invoice?.status === 'DRAFT' || invoice?.status === 'PENDING_APPROVAL' ? 'DRAFT' : 'BILLED')
    }
  })

  test('an invoice with a discount, paid from trust in part', async () => {
    const matter = await firstMatter()
    await create('trust-transactions', { matter: { id: matter }, amount: 500, description: 'Retainer' })
    const bill = await create('invoices', {
      matters: [{ id: matter }],
      due_at: '2031-01-01',
      line_items: [{ note: 'Hearing', price: 1186.5, quantity: 1 }],
      discount: { rate: 5, type: 'percentage' },
    })
    const issued = await one('INVOICE', bill.id)
    assert.deepEqual(
      [issued.subtotal, issued.discount, issued.tax, issued.total, issued.status],
      ['1186.5', '59.33', '0', '1127.17', 'ISSUED'],
    )
    const payment = await create('payments', {
      allocations: [{ bill: { id: bill.id }, amount: 500 }],
      source_bank_account: { id: await trustAccount() },
    })
    const paid = await one('INVOICE', bill.id)
    assert.deepEqual([paid.trustApplied, paid.paid, paid.balance, paid.status], ['500', '0', '627.17', 'PARTIALLY_PAID'])
    assert.deepEqual(paid.matterBalances, [{ matterId: String(matter), balance: '627.17' }])
    const read = await one('PAYMENT', payment.id)
    assert.deepEqual([read.method, read.amount, read.applications], ['trust', '500', [{ invoiceId: String(bill.id), amount: '500' }]])
    const movement = await one('TRUST_TRANSACTION', read.trustTransactionId ?? '')
    assert.deepEqual(
      [movement.type, movement.amount, movement.invoiceId, movement.matterId],
      ['INVOICE_PAYMENT', '-500', String(bill.id), String(matter)],
    )
  })

  test('what a bill is past due follows from the firm’s day', async () => {
    const { id } = await create('invoices', { due_at: '2020-01-31' })
    assert.equal((await one('INVOICE', id)).status, 'OVERDUE')
  })

  test('every record of these books passes the checks before the mirror', async () => {
    const { readers } = shared().open()
    const context = { currency: 'USD', severalCurrencies: false, today: new Date().toISOString().slice(0, 10) }
    for (const kind of ['EXPENSE', 'INVOICE', 'PAYMENT', 'TRUST_ACCOUNT', 'TRUST_TRANSACTION'] as const) {
      const records = await readAll<RecordKind>(readers[kind])
      assert.ok(records.length > 0, kind)
      for (const record of records) assert.deepEqual(checkRecord(kind, record, context), [], `${kind} ${record.vendorId}`)
    }
  })

  test('trust requests are no invoices, and what was paid on them no payments', async () => {
    const { data } = z
      .object({ data: z.array(z.object({ id: z.number(), state: z.string() })) })
      .parse((await shared().api('bills?type=trust&fields=id,state')).json)
    assert.ok(data.some(({ state }) => state === 'paid'))
    const results = await shared()
      .open()
      .readers.INVOICE.readMany(data.map(({ id }) => String(id)))
    assert.ok([...results.values()].every((result) => result === 'ABSENT'))
    const requests = new Set(data.map(({ id }) => String(id)))
    const payments = await readAll(shared().open().readers.PAYMENT)
    assert.ok(payments.every(({ applications }) => applications.every(({ invoiceId }) => !requests.has(invoiceId))))
    const deposits = (await readAll(shared().open().readers.TRUST_TRANSACTION)).filter(({ invoiceId }) => requests.has(invoiceId ?? ''))
    assert.equal(deposits.length, 0)
  })

  test('a credit note with the id of a payment is none', async () => {
    const invoices = await readAll(shared().open().readers.INVOICE)
    assert.ok(invoices.some(({ writtenOff }) => writtenOff !== '0'))
    for (const payment of await readAll(shared().open().readers.PAYMENT)) {
      for (const { invoiceId } of payment.applications) assert.ok(invoices.some(({ vendorId }) => vendorId === invoiceId))
    }
  })

  test('a trust account tells its ledgers, what of them is protected, and four digits of its number', async () => {
    const accounts = await readAll(shared().open().readers.TRUST_ACCOUNT)
    assert.ok(accounts.some(({ ledgers }) => ledgers.some((ledger) => ledger.protected !== '0')))
    assert.ok(
      accounts.some(({ ledgers }) => ledgers.some(({ clientId, matterId }) => clientId !== null && matterId === null)),
      'unallocated',
    )
    assert.ok(
      accounts.some(({ ledgers }) => ledgers.some(({ clientId }) => clientId === null)),
      'the firm’s own',
    )
    for (const { vendorId, maskedNumber, raw } of accounts) {
      const number = String((await stored('trust-accounts')).find(({ id }) => String(id) === vendorId)?.['account_number'])
      assert.equal(maskedNumber, number.slice(-4))
      assert.ok(!JSON.stringify(raw).includes(number))
    }
  })

  test('a matter tells the trust balance Clio shows with it', async () => {
    const { readers } = shared().open()
    const movements = await readAll(readers.TRUST_TRANSACTION)
    let told = 0
    for (const { vendorId, vendorTotals } of await readAll(readers.MATTER)) {
      const sum = movements.reduce((total, one) => (one.matterId === vendorId ? total.plus(one.amount) : total), new Money(0))
      assert.ok(sum.equals(vendorTotals?.trustBalance ?? 0), vendorId)
      if (vendorTotals !== null) told += 1
    }
    assert.ok(told > 10)
  })

  test('a reversal names what it undoes, and is its opposite', async () => {
    const movements = new Map((await readAll(shared().open().readers.TRUST_TRANSACTION)).map((row) => [row.vendorId, row]))
    const reversals = [...movements.values()].filter(({ type }) => type === 'REVERSAL')
    assert.ok(reversals.length > 0)
    for (const { reversesId, amount } of reversals) assert.ok(new Money(movements.get(reversesId ?? '')?.amount ?? 0).plus(amount).isZero())
  })

  test('a payment changed or deleted between two pages is read as it is, or not at all', async () => {
    const reader = shared().open().readers.PAYMENT
    const first = await reader.readPage(null)
    const later = (await stored('payments')).filter(({ id }) => !first.records.some(({ vendorId }) => vendorId === String(id)))
    const [changed, gone] = later.filter(({ bank_transaction: row }) => row === null)
    assert.ok(first.next !== null && changed !== undefined && gone !== undefined)
    await shared().desk('PATCH', `records/payments/${changed.id}`, { status: 'Void' })
    await shared().desk('DELETE', `records/payments/${gone.id}`)
    const second = await reader.readPage(first.next)
    assert.equal(second.records.find(({ vendorId }) => vendorId === String(changed.id))?.status, 'VOID')
    assert.ok(!second.records.some(({ vendorId }) => vendorId === String(gone.id)))
    assert.equal((await reader.readMany([String(gone.id)])).get(String(gone.id)), 'ABSENT')
  })

  test('a bill paid while a full read is under way is read once more, and is right', async () => {
    const reader = shared().open().readers.INVOICE
    await reader.readPage(null)
    const { id } = await create('invoices', { line_items: [{ note: 'Late work', price: 80, quantity: 2 }] })
    await create('payments', { allocations: [{ bill: { id }, amount: 60 }] })
    // What a page after the first does: it goes by the lists read at the beginning.
    const page = await reader.readPage(`BAh${Buffer.from('0').toString('base64url')}`)
    const read = page.records.find(({ vendorId }) => vendorId === String(id))
    assert.deepEqual([read?.total, read?.paid, read?.balance, read?.lineItems.length], ['160', '60', '100', 1])
  })

  test('a payment for two invoices, and one of which something is not applied', async () => {
    const [first, second] = [await create('invoices'), await create('invoices')]
    const { id } = await create('payments', {
      amount: 150,
      allocations: [
        { bill: { id: first.id }, amount: 100 },
        { bill: { id: second.id }, amount: 20 },
      ],
      method: 'Credit card',
      processor: 'PretendPay',
      reference: 'txn_1',
      status: 'Pending',
    })
    const read = await one('PAYMENT', id)
    assert.deepEqual(
      [read.amount, read.method, read.processor, read.transactionId, read.status],
      ['150', 'card', 'PretendPay', 'txn_1', 'PENDING_CLEARANCE'],
    )
    assert.deepEqual(
      read.applications.map(({ amount }) => amount),
      ['100', '20'],
    )
    assert.equal(reference.parse(first).id, Number(read.applications[0]?.invoiceId))
  })

  const money = ['INVOICE', 'PAYMENT', 'TRUST_ACCOUNT', 'TRUST_TRANSACTION'] as const
  /** Which kinds a variant stops; every other kind is read as before. */
  const variants: Readonly<Record<string, readonly RecordKind[]>> = {
    'renamed-money-field': money,
    'null-money': money,
    'money-as-text': [...money, 'EXPENSE', 'TIME_ENTRY'],
    'bill-totals-in-cents': ['INVOICE'],
    'line-seconds-for-hours': ['INVOICE'],
    'lines-left-out': ['INVOICE'],
    'total-after-discount': ['INVOICE'],
    'paid-with-write-offs': ['INVOICE'],
    'void-allocations-counted': ['INVOICE', 'PAYMENT'],
    'unsigned-trust': ['TRUST_ACCOUNT', 'TRUST_TRANSACTION'],
    'swapped-funds': ['TRUST_ACCOUNT', 'TRUST_TRANSACTION'],
    'new-money-enums': money,
    'account-balance-of-yesterday': ['TRUST_ACCOUNT'],
    'trust-told-as-asset': ['TRUST_ACCOUNT', 'TRUST_TRANSACTION'],
    'page-renamed-header': ['PAYMENT'],
    'page-swapped-columns': ['PAYMENT'],
    'page-date-order': ['PAYMENT'],
    'page-currency': ['PAYMENT'],
    'page-truncated': ['PAYMENT'],
    'page-rows-left-out': ['PAYMENT'],
    'page-empty-table': ['PAYMENT'],
    'page-new-words': ['PAYMENT'],
  }
  for (const [drift, kinds] of Object.entries(variants)) {
    test(`${drift} stops ${kinds.join(', ')}`, async () => {
      await shared().desk('POST', 'faults', { drift })
      try {
        const isDrift = (thrown: unknown): boolean => thrown instanceof MattergraphError && thrown.code === 'DRIFT'
        for (const kind of kinds) await assert.rejects(readAll<RecordKind>(shared().open().readers[kind]), isDrift, kind)
      } finally {
        await shared().desk('DELETE', 'faults')
      }
    })
  }

  test('the sign-in page in the place of a bill’s is a dead session', async () => {
    const reader = shared().open().readers.PAYMENT
    const [payment] = await stored('payments')
    await shared().desk('POST', 'faults', { drift: 'soft-login-page' })
    try {
      await assert.rejects(reader.readMany([String(payment?.id)]), (thrown) => thrown instanceof SessionDeadError)
    } finally {
      await shared().desk('DELETE', 'faults')
    }
  })
})
