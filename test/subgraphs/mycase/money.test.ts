import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { checkRecord } from '../../../core/check/checkRecord.js'
import { MattergraphError } from '../../../core/errors.js'
import { Money } from '../../../core/money.js'
import type { InvoiceRecord } from '../../../core/record/Invoice.js'
import { readAll } from '../../support/readAll.js'
import { type ConnectionVisit, withConnection } from './withConnection.js'

const moneyKinds = ['EXPENSE', 'INVOICE', 'PAYMENT', 'TRUST_ACCOUNT', 'TRUST_TRANSACTION'] as const
const sum = (amounts: readonly string[]): Money => amounts.reduce((total, amount) => total.plus(amount), new Money(0))
const same = (one: string | Money | undefined, other: unknown, what: string): void =>
  assert.ok(one !== undefined && new Money(one).equals(String(other)), `${what}: ${String(one)} and ${String(other)}`)
const refId = (value: unknown): string | null => {
  const { data } = z.object({ id: z.number() }).safeParse(value)
  return data === undefined ? null : String(data.id)
}
const contactIdOf = (value: unknown): string | null => {
  const { data } = z.object({ type: z.string(), id: z.number() }).safeParse(value)
  return data === undefined ? null : `${data.type}-${data.id}`
}
const storedOf = async ({ records }: ConnectionVisit, kind: string): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> =>
  new Map((await records(kind)).map((one) => [String(one['id']), one]))

test('what is read of money is what the portal keeps, to the cent', () =>
  withConnection(
    async (visit) => {
      const { readers } = visit.connection
      const invoices = await storedOf(visit, 'invoices')
      for (const one of await readAll(readers.INVOICE)) {
        const stored = invoices.get(one.vendorId)
        assert.ok(stored !== undefined)
        for (const field of ['subtotal', 'discount', 'tax', 'paid', 'balance'] as const) same(one[field], stored[field], field)
        same(one.trustApplied, stored['trust_applied'], 'trust applied')
        same(one.writtenOff, new Money(String(stored['written_off'])).plus(String(stored['forwarded'])), 'written off')
        const lines = z.array(z.object({ amount: z.number(), quantity: z.number(), rate: z.number() })).parse(stored['lines'])
        assert.deepEqual(
          one.lineItems.map(({ amount, quantity, rate }) => [amount, quantity, rate].map(Number)),
          lines.map(({ amount, quantity, rate }) => [amount, quantity, rate]),
        )
        assert.equal(one.clientId, contactIdOf(stored['contact']))
        assert.deepEqual(one.matterIds, [refId(stored['case'])])
      }
      const payments = await storedOf(visit, 'payments')
      for (const one of await readAll(readers.PAYMENT)) {
        const stored = payments.get(one.vendorId)
        same(one.amount, stored?.['amount'], 'payment')
        assert.equal(one.trustTransactionId, refId(stored?.['trust_transaction']))
        assert.deepEqual(one.applications, [{ invoiceId: refId(stored?.['invoice']), amount: one.amount }])
      }
      const rows = await storedOf(visit, 'trust-transactions')
      for (const one of await readAll(readers.TRUST_TRANSACTION)) {
        const stored = rows.get(one.vendorId)
        same(one.amount, stored?.['amount'], 'amount')
        same(one.balanceAfter ?? undefined, stored?.['balance'], 'balance')
        assert.deepEqual(
          [one.date, one.clientId, one.matterId, one.invoiceId, one.trustAccountId],
          [
            stored?.['date'],
            contactIdOf(stored?.['contact']),
            refId(stored?.['case']),
            refId(stored?.['invoice']),
            refId(stored?.['bank_account']),
          ],
        )
      }
      const expenses = await storedOf(visit, 'expenses')
      for (const one of await readAll(readers.EXPENSE)) {
        const stored = expenses.get(one.vendorId)
        same(one.amount, new Money(String(stored?.['cost'])).times(String(stored?.['units'])).toDecimalPlaces(2), 'expense')
      }
    },
    { matters: 30 },
  ))

test('the records agree with each other: payments with invoices, movements with ledgers, invoices with cases, work with lines', () =>
  withConnection(
    async ({ connection: { readers } }) => {
      const invoices = await readAll(readers.INVOICE)
      const payments = (await readAll(readers.PAYMENT)).filter(({ status }) => !['VOID', 'RETURNED', 'REFUNDED'].includes(status))
      const rows = (await readAll(readers.TRUST_TRANSACTION)).filter(({ status }) => !['VOID', 'RETURNED'].includes(status))
      for (const { vendorId, paid, trustApplied } of invoices) {
        const own = payments.filter(({ applications }) => applications.some(({ invoiceId }) => invoiceId === vendorId))
        same(sum(own.filter((one) => one.trustTransactionId === null).map(({ amount }) => amount)), paid, `paid on ${vendorId}`)
        same(
          sum(own.filter((one) => one.trustTransactionId !== null).map(({ amount }) => amount)),
          trustApplied,
          `from trust on ${vendorId}`,
        )
      }
      for (const account of await readAll(readers.TRUST_ACCOUNT)) {
        const own = rows.filter(({ trustAccountId }) => trustAccountId === account.vendorId)
        same(sum(own.map(({ amount }) => amount)), account.balance, account.name)
        for (const { clientId, matterId, balance } of account.ledgers) {
          const held = own.filter((row) => row.clientId === clientId && row.matterId === matterId)
          same(sum(held.map(({ amount }) => amount)), balance, `${String(clientId)} ${String(matterId)}`)
        }
      }
      for (const { vendorId, vendorTotals } of await readAll(readers.MATTER)) {
        const open = invoices.filter(
          ({ status, matterIds }) => matterIds.includes(vendorId) && !['DRAFT', 'VOID', 'DELETED'].includes(status),
        )
        same(sum(open.map(({ balance }) => balance)), vendorTotals?.outstandingBalance, `open on ${vendorId}`)
      }
      const lines = invoices.flatMap(({ vendorId, lineItems }) => lineItems.map((line) => ({ ...line, vendorId })))
      for (const entry of await readAll(readers.TIME_ENTRY)) {
        assert.equal(lines.find(({ timeEntryId }) => timeEntryId === entry.vendorId)?.vendorId ?? null, entry.invoiceId)
      }
      for (const expense of await readAll(readers.EXPENSE)) {
        assert.equal(lines.find(({ expenseId }) => expenseId === expense.vendorId)?.vendorId ?? null, expense.invoiceId)
      }
    },
    { matters: 30 },
  ))

test('every record passes the checks before the mirror, and no account number is told', () =>
  withConnection(
    async ({ connection: { readers } }) => {
      const context = { currency: 'USD', severalCurrencies: false, today: '2026-11-21' }
      for (const kind of moneyKinds) {
        for (const record of await readAll(readers[kind]))
          assert.deepEqual(checkRecord(kind, record, context), [], `${kind} ${record.vendorId}`)
      }
      for (const account of await readAll(readers.TRUST_ACCOUNT)) {
        assert.match(account.maskedNumber ?? '', /^\d{4}$/)
        assert.doesNotMatch(JSON.stringify(account.raw), /\d{5,}(?!.*T)/)
      }
    },
    { matters: 30 },
  ))

test('a forwarded balance is open once: written off where it was, a line where it went', () =>
  withConnection(
    async ({ connection: { readers }, records }) => {
      const stored = (await records('invoices')).find((one) => one['forwarded_to'] !== null)
      const [older, newer] = [String(stored?.['id']), refId(stored?.['forwarded_to']) ?? '']
      const read = await readers.INVOICE.readMany([older, newer])
      const [from, to] = [read.get(older), read.get(newer)] as readonly (InvoiceRecord | undefined)[] // Both exist.
      assert.equal(from?.status, 'WRITTEN_OFF')
      same(from?.balance, 0, 'balance')
      const line = to?.lineItems.find(({ kind }) => kind === 'OTHER')
      same(line?.amount, stored?.['forwarded'], 'carried')
    },
    { matters: 60 },
  ))

test('invoices that cannot be paid online are read too', () =>
  withConnection(async ({ connection: { readers }, records }) => {
    const hidden = (await records('invoices')).filter((one) => one['allow_online_payments'] === false)
    assert.ok(hidden.length > 0)
    const read = new Set((await readAll(readers.INVOICE)).map(({ vendorId }) => vendorId))
    assert.ok(hidden.every(({ id }) => read.has(String(id))))
  }))

test('one movement of trust money is one request, many are the pages of the activity', () =>
  withConnection(
    async ({ connection: { readers }, requests, records }) => {
      const ids = (await records('trust-transactions')).map(({ id }) => String(id))
      const pages = Math.ceil(ids.length / 100)
      assert.ok(pages > 2)
      await requests()
      await readers.TRUST_TRANSACTION.readMany(ids.slice(7, 8))
      assert.deepEqual(await requests(), { '/bills/trust_transactions/:id': 1 })
      const all = await readers.TRUST_TRANSACTION.readMany(ids)
      assert.ok([...all.values()].every((one) => typeof one === 'object' && !(one instanceof MattergraphError)))
      assert.deepEqual(await requests(), { '/bills/activity': pages })
      assert.equal((await readers.TRUST_TRANSACTION.readMany(['1'])).get('1'), 'ABSENT')
    },
    { matters: 30 },
  ))

test('an invoice’s page that fails costs that invoice alone', () =>
  withConnection(async ({ connection: { readers }, records, desk }) => {
    const [bad = '', good = ''] = (await records('invoices')).map(({ id }) => String(id))
    await desk('POST', 'faults', { next: [{ match: { method: 'GET', path: `/bills/${bad}` }, times: 99, do: 'error', status: 500 }] })
    const read = await readers.INVOICE.readMany([bad, good])
    const failed = read.get(bad)
    assert.ok(failed instanceof MattergraphError && failed.code === 'VENDOR_UNAVAILABLE')
    assert.ok(typeof read.get(good) === 'object')
  }))

test('an invoice that changes between the list and its page is read as it then is', () =>
  withConnection(async ({ connection: { readers }, records, requests, desk }) => {
    const id = String((await records('invoices'))[0]?.['id'])
    await desk('POST', 'faults', { next: [{ match: { method: 'GET', path: `/bills/${id}` }, times: 2, do: 'error', status: 500 }] })
    await requests()
    const reading = readers.INVOICE.readMany([id])
    // The list is read, and the page is on its way again after the pause that follows an error.
    const isAsked = async (): Promise<boolean> => JSON.stringify(await desk('GET', 'requests')).includes('/bills/:id')
    for (let looks = 0; looks < 1000; looks += 1) if (await isAsked()) break
    await desk('PATCH', `records/invoices/${id}`, { due_date: '2027-01-31' })
    const read = (await reading).get(id)
    assert.ok(typeof read === 'object' && 'dueDate' in read)
    assert.equal(read.dueDate, '2027-01-31')
    assert.deepEqual(await requests(), { invoices: 2, '/bills/:id': 4 })
  }))
