import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { RecordKind } from '../../../core/recordKind.js'
import { jsonDrifts, pageDrifts } from '../../../sandbox/practicepanther/drifts.js'
import { withPracticePanther } from '../../sandbox/practicepanther/withPracticePanther.js'
import { withConnection } from './openTo.js'

/** Which kinds a drift of the JSON answers must stop. */
const stopped: Readonly<Record<string, readonly RecordKind[]>> = {
  'list-envelope': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY', 'EXPENSE', 'INVOICE', 'PAYMENT', 'TRUST_TRANSACTION'],
  'status-lower-case': ['MATTER'],
  'numbers-as-text': ['TIME_ENTRY'],
  'american-dates': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY', 'EXPENSE', 'INVOICE', 'PAYMENT', 'TRUST_TRANSACTION'],
  'nulls-left-out': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY', 'EXPENSE', 'INVOICE', 'PAYMENT', 'TRUST_TRANSACTION'],
  'account-split': ['CONTACT'],
  'custom-values-flattened': ['CONTACT', 'MATTER'],
  'user-name-joined': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'],
  'whole-number-ids': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY', 'EXPENSE', 'INVOICE', 'PAYMENT', 'TRUST_TRANSACTION'],
  'legacy-renamed': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'],
  'sums-as-text': ['EXPENSE', 'INVOICE', 'PAYMENT', 'TRUST_TRANSACTION'],
  'sums-in-cents': ['EXPENSE', 'INVOICE', 'PAYMENT', 'TRUST_TRANSACTION'],
  'sums-null': ['EXPENSE', 'INVOICE', 'PAYMENT', 'TRUST_TRANSACTION'],
  'day-first-dates': ['EXPENSE', 'INVOICE', 'PAYMENT', 'TRUST_TRANSACTION'],
  'expense-amount-of-unit': ['EXPENSE'],
  'paid-and-due-swapped': ['INVOICE'],
  'invoice-type-new': ['INVOICE'],
  'invoice-status-new': ['INVOICE'],
  'invoice-lines-cut': ['INVOICE'],
  'invoice-payments-renamed': ['INVOICE'],
  'payment-sign-lost': ['TRUST_TRANSACTION'],
  'payment-status-new': ['PAYMENT', 'TRUST_TRANSACTION'],
  'payment-method-new': ['PAYMENT', 'TRUST_TRANSACTION'],
  'bank-account-untyped': ['PAYMENT', 'TRUST_TRANSACTION'],
  'grid-reshaped': ['INVOICE', 'PAYMENT', 'TRUST_TRANSACTION'],
  'grid-in-cents': ['PAYMENT', 'TRUST_TRANSACTION'],
  'grid-unlinked': ['INVOICE', 'PAYMENT', 'TRUST_TRANSACTION'],
  'grid-cut': ['INVOICE', 'PAYMENT', 'TRUST_TRANSACTION'],
}

/** Drifts of a trust account's page, which all stop reading it but the one that moves whole columns. */
const stoppedPages = [
  'ledger-column-renamed',
  'ledger-cells-shifted',
  'ledger-sums-european',
  'ledger-sums-unsigned',
  'ledger-page-cut',
  'ledger-pager-gone',
  'ledger-rows-lost',
  'account-number-bare',
] as const

describe('A changed answer of PracticePanther', () => {
  it('is known for every drift the portal offers', () => {
    assert.deepEqual(Object.keys(stopped), Object.keys(jsonDrifts))
  })

  for (const [drift, kinds] of Object.entries(stopped)) {
    it(`is DRIFT before any record is given: ${drift}`, async () =>
      withPracticePanther(async (visit) =>
        withConnection(visit, async ({ readers }) => {
          await visit.desk('POST', 'faults', { drift })
          for (const kind of kinds) await assert.rejects(readers[kind].readPage(null), { code: 'DRIFT' }, kind)
        }),
      ))
  }

  it("on a trust account's page is DRIFT, whatever of it changed", async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const { records } = await readers.TRUST_ACCOUNT.readPage(null)
        const account = records.toSorted((one, other) => other.ledgers.length - one.ledgers.length)[0]
        assert.ok(account !== undefined && account.ledgers.length > 10)
        for (const drift of stoppedPages) {
          await visit.desk('POST', 'faults', { drift })
          await assert.rejects(readers.TRUST_ACCOUNT.readPage(null), { code: 'DRIFT' }, drift)
          const read = (await readers.TRUST_ACCOUNT.readMany([account.vendorId])).get(account.vendorId)
          assert.ok(read instanceof Error && 'code' in read && read.code === 'DRIFT', drift)
          assert.doesNotMatch(read.message, /\d{4}/)
        }
      }),
    ))

  it("does no harm where a trust account's columns stand in another order", async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const before = await readers.TRUST_ACCOUNT.readPage(null)
        await visit.desk('POST', 'faults', { drift: 'ledger-columns-moved' })
        const page = await (await visit.signedIn()).get(`/BankAccount/Details/${before.records[0]?.vendorId ?? ''}`)
        assert.match(page.text, /<th>Balance<\/th><th>Contact<\/th>/)
        assert.deepEqual(await readers.TRUST_ACCOUNT.readPage(null), before)
      }),
    ))

  it('on the dashboard is DRIFT for the facts of the account', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async (connection) => {
        assert.ok('dashboard-redesigned' in pageDrifts)
        await visit.desk('POST', 'faults', { drift: 'dashboard-redesigned' })
        await assert.rejects(connection.account(), { code: 'DRIFT', message: /Dashboard/ })
      }),
    ))

  it('never shows a value in its message', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        await visit.desk('POST', 'faults', { drift: 'american-dates' })
        await assert.rejects(readers.MATTER.readPage(null), (thrown: Error) => !thrown.message.includes('2/3/2026'))
      }),
    ))
})
