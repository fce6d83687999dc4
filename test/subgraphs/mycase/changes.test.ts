import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RecordKind } from '../../../core/recordKind.js'
import { readAll } from '../../support/readAll.js'
import { readChangesSince } from '../../support/readChangesSince.js'
import { type ConnectionVisit, withConnection } from './withConnection.js'

const minuteMs = 60_000

/** Moves to another minute and gives an instant in it, late in its second: MyCase has none but whole ones. */
const nextMinute = async ({ runAhead }: ConnectionVisit, minute: number): Promise<string> => {
  await runAhead(minute * 10 * minuteMs)
  const now = new Date(Date.now() + minute * 10 * minuteMs)
  return `${now.toISOString().slice(0, 19)}.999Z`
}
const toldIds = async ({ connection }: ConnectionVisit, kind: RecordKind, since: string): Promise<readonly string[]> =>
  (await readChangesSince(connection.readers[kind], since)).map(({ vendorId }) => vendorId)
const firstId = async ({ records }: ConnectionVisit, kind: string): Promise<string> => String((await records(kind))[0]?.['id'])

describe('what changed at MyCase', () => {
  test('costs one request for each list where nothing did', () =>
    withConnection(async (visit) => {
      const since = await nextMinute(visit, 2)
      const costs: Partial<Record<RecordKind, Readonly<Record<string, number>>>> = {}
      for (const kind of ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY', 'EXPENSE', 'INVOICE', 'PAYMENT'] as const) {
        assert.deepEqual(await toldIds(visit, kind, since), [], kind)
        costs[kind] = await visit.requests()
      }
      assert.deepEqual(costs, {
        USER: { staff: 1 },
        CONTACT: { clients: 1, companies: 1 },
        MATTER: { cases: 1, invoices: 1, clients: 1 },
        TIME_ENTRY: { time_entries: 1 },
        EXPENSE: { expenses: 1 },
        INVOICE: { invoices: 1 },
        PAYMENT: { invoices: 1 },
      })
      assert.ok(visit.connection.readers.TRUST_ACCOUNT.readChanges === undefined)
      assert.ok(visit.connection.readers.TRUST_TRANSACTION.readChanges === undefined)
    }))

  test('is told from the second on that the instant lies in', () =>
    withConnection(async (visit) => {
      const id = await firstId(visit, 'time-entries')
      const since = await nextMinute(visit, 1)
      await visit.desk('PATCH', `records/time-entries/${id}`, { description: 'Anruf' })
      assert.deepEqual(await toldIds(visit, 'TIME_ENTRY', since), [id])
    }))

  test('a payment changes its invoice and what is open on its case; of the payments those of its invoice are told, for one request', () =>
    withConnection(async (visit) => {
      const { readers } = visit.connection
      await readAll(readers.PAYMENT)
      const since = await nextMinute(visit, 1)
      const paid = (await visit.desk('POST', 'records/payments', {})) as { readonly id: number; readonly invoice: { readonly id: number } }
      const invoiceId = String(paid.invoice.id)
      await visit.requests()
      const payments = await readChangesSince(readers.PAYMENT, since)
      assert.equal((await visit.requests())['invoice_payments'], 1)
      assert.ok(payments.some(({ vendorId }) => vendorId === String(paid.id)))
      assert.ok(payments.every(({ applications }) => applications.every((one) => one.invoiceId === invoiceId)))
      const [invoice, ...others] = await readChangesSince(readers.INVOICE, since)
      assert.deepEqual([invoice?.vendorId, others], [invoiceId, []])
      assert.deepEqual(await toldIds(visit, 'MATTER', since), invoice?.matterIds)
    }))

  test('payments of many changed invoices are looked for in the list of all of them', () =>
    withConnection(async (visit) => {
      const invoices = (await visit.records('invoices')).slice(0, 4)
      const since = await nextMinute(visit, 1)
      for (const { id } of invoices) await visit.desk('PATCH', `records/invoices/${String(id)}`, { due_date: '2031-01-31' })
      const wanted = new Set(invoices.map(({ id }) => String(id)))
      const all = await readAll(visit.connection.readers.PAYMENT)
      await visit.requests()
      const told = await toldIds(visit, 'PAYMENT', since)
      assert.equal((await visit.requests())['invoice_payments'], 1)
      const theirs = all.filter(({ applications }) => applications.some(({ invoiceId }) => wanted.has(invoiceId)))
      assert.deepEqual(told.toSorted(), theirs.map(({ vendorId }) => vendorId).toSorted())
    }))

  test('a person who changes groups plays another part on their cases', () =>
    withConnection(async (visit) => {
      const { readers } = visit.connection
      const client = (await visit.records('contacts')).find(
        ({ type, cases }) => type === 'client' && Array.isArray(cases) && cases.length > 0,
      )
      const cases = (client?.['cases'] ?? []) as readonly { readonly id: number }[]
      const since = await nextMinute(visit, 1)
      await visit.desk('PATCH', `records/contacts/${String(client?.['id'])}`, { people_group: null })
      const told = await readChangesSince(readers.MATTER, since)
      assert.deepEqual(told.map(({ vendorId }) => vendorId).toSorted(), cases.map(({ id }) => String(id)).toSorted())
    }))

  test('time that is put on an invoice keeps its time of change: what is told of time, expenses and cases is not all of it', () =>
    withConnection(async (visit) => {
      const { readers } = visit.connection
      const open = (await readAll(readers.TIME_ENTRY)).find(({ status }) => status === 'UNBILLED')
      const since = await nextMinute(visit, 1)
      const line = {
        type: 'time_entry',
        source: { id: Number(open?.vendorId) },
        activity: 'Call',
        description: '',
        staff: null,
        taxable: false,
      }
      await visit.desk('POST', 'records/invoices', {
        case: { id: Number(open?.matterId) },
        lines: [{ ...line, quantity: 1, rate: 100 }],
      })
      assert.deepEqual(await toldIds(visit, 'TIME_ENTRY', since), [])
      const [now] = (await readers.TIME_ENTRY.readMany([open?.vendorId ?? ''])).values()
      assert.ok(typeof now === 'object' && 'status' in now && now.status === 'BILLED')
      const kinds = (['TIME_ENTRY', 'EXPENSE', 'MATTER', 'INVOICE', 'PAYMENT'] as const).filter(
        (kind) => readers[kind].changesArePartial === true,
      )
      assert.deepEqual(kinds, ['TIME_ENTRY', 'EXPENSE', 'MATTER'])
    }))
})
