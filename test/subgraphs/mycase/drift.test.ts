import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MattergraphError, SessionDeadError } from '../../../core/errors.js'
import { type RecordKind, recordKinds } from '../../../core/recordKind.js'
import type { RecordReader } from '../../../core/vendorAdapter.js'
import { mycasePortal } from '../../../sandbox/mycase/mycasePortal.js'
import { checkRecord } from '../../../core/check/checkRecord.js'
import { readAll } from '../../support/readAll.js'
import { withConnection } from './withConnection.js'

const invoiceKinds: readonly RecordKind[] = ['INVOICE', 'PAYMENT']
const trustKinds: readonly RecordKind[] = ['TRUST_ACCOUNT', 'TRUST_TRANSACTION']
const pageKinds: readonly RecordKind[] = [...invoiceKinds, ...trustKinds]
const apiKinds = recordKinds.filter((kind) => !trustKinds.includes(kind))

/** Which kinds each variant touches. */
const touched: Readonly<Record<string, readonly RecordKind[]>> = {
  'list-envelope': apiKinds,
  'next-link-renamed': ['INVOICE'],
  'ids-as-text': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'],
  'case-status-words': ['MATTER'],
  'case-staff-flat': ['MATTER'],
  'dates-in-us-order': ['MATTER', 'TIME_ENTRY'],
  'client-name-merged': ['CONTACT'],
  'company-name-missing': ['CONTACT'],
  'hours-as-clock': ['TIME_ENTRY'],
  'time-entry-case-missing': ['TIME_ENTRY'],
  'staff-active-as-text': ['USER'],
  'timestamps-as-numbers': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'],
  'expense-cost-renamed': ['EXPENSE'],
  'expense-units-null': ['EXPENSE'],
  'invoice-amounts-swapped': ['INVOICE'],
  'invoice-amounts-in-cents': ['INVOICE'],
  'invoice-amounts-formatted': ['INVOICE'],
  'invoice-status-new': ['INVOICE'],
  'payment-amount-null': ['PAYMENT'],
  'payment-invoice-missing': ['PAYMENT'],
  'payment-status-words': ['PAYMENT'],
  'soft-login-page': recordKinds,
  'invoice-column-renamed': invoiceKinds,
  'invoice-columns-swapped': [],
  'invoice-column-added': invoiceKinds,
  'invoice-cell-missing': invoiceKinds,
  'invoice-paid-and-trust-swapped': invoiceKinds,
  'invoice-total-and-balance-swapped': ['INVOICE'],
  'invoice-lines-loaded-later': invoiceKinds,
  'invoice-lines-shortened': invoiceKinds,
  'invoice-dates-day-first': invoiceKinds,
  'money-in-euros': pageKinds,
  'money-with-decimal-comma': pageKinds,
  'money-without-sign': [...invoiceKinds, 'TRUST_TRANSACTION'],
  'money-in-whole-dollars': pageKinds,
  'trust-dates-day-first': ['TRUST_TRANSACTION'],
  'trust-amount-and-balance-swapped': ['TRUST_TRANSACTION'],
  'trust-status-new': ['TRUST_TRANSACTION'],
  'trust-paging-changed': trustKinds,
  'trust-rows-missing': trustKinds,
  'trust-allocations-hidden': ['TRUST_ACCOUNT'],
  'trust-balances-blank': ['TRUST_ACCOUNT'],
  'bank-account-number-shown': ['TRUST_ACCOUNT'],
  'page-cut-short': pageKinds,
}

/** Variants that stop single records at the checks before the mirror, not the read. */
const refused: Readonly<Record<string, RecordKind>> = { 'invoice-columns-swapped': 'INVOICE' }

const signInVariants = ['login-redesigned', 'welcome-page']

const readToEnd = async (reader: RecordReader): Promise<void> => {
  let cursor: string | null = null
  do {
    const page = await reader.readPage(cursor)
    cursor = page.next
  } while (cursor !== null)
}

const isDrift = (error: unknown): boolean =>
  error instanceof SessionDeadError || (error instanceof MattergraphError && error.code === 'DRIFT')

test('every drift variant of the portal is met here or at the sign-in', () => {
  assert.deepEqual(Object.keys(mycasePortal.drifts).toSorted(), [...Object.keys(touched), ...signInVariants].toSorted())
})

test('every drift variant stops the reads of the kinds it touches', () =>
  withConnection(
    async ({ connection, desk }) => {
      for (const [drift, kinds] of Object.entries(touched)) {
        await desk('POST', 'faults', { drift })
        for (const kind of kinds) await assert.rejects(readToEnd(connection.readers[kind]), isDrift, `${drift} in ${kind}`)
      }
    },
    // Enough for invoices on more than one page.
    { matters: 60 },
  ))

test('no drift variant stops the reads of other kinds', () =>
  withConnection(
    async ({ connection, desk }) => {
      for (const [drift, kinds] of Object.entries(touched)) {
        await desk('POST', 'faults', { drift })
        for (const kind of recordKinds) if (!kinds.includes(kind)) await readToEnd(connection.readers[kind])
      }
    },
    { matters: 6 },
  ))

test('what no single value shows is stopped by the checks before the mirror', () =>
  withConnection(async ({ connection, desk }) => {
    const context = { currency: 'USD', severalCurrencies: false, today: '2026-11-21' }
    for (const [drift, kind] of Object.entries(refused)) {
      await desk('POST', 'faults', { drift })
      const records = await readAll(connection.readers[kind])
      const wrong = records.filter((record) => checkRecord(kind, record, context).length > 0)
      assert.ok(wrong.length > records.length / 2, drift)
    }
  }))

test('records asked for by id fail one by one, never as absent', () =>
  withConnection(async ({ connection, desk, records }) => {
    const ids = (await records('time-entries')).slice(0, 3).map((one) => String(one['id']))
    for (const drift of ['hours-as-clock', 'ids-as-text', 'list-envelope']) {
      await desk('POST', 'faults', { drift })
      const found = await connection.readers.TIME_ENTRY.readMany(ids)
      assert.deepEqual([...found.values()].map(isDrift), [true, true, true], drift)
    }
  }))

test('a drift message names the path and never the value', () =>
  withConnection(async ({ connection, desk }) => {
    await desk('POST', 'faults', { drift: 'case-status-words' })
    await assert.rejects(connection.readers.MATTER.readPage(null), (error) => {
      assert.ok(error instanceof MattergraphError)
      assert.match(error.message, /cases\[0\]\.status|cases\.0\.status/)
      assert.doesNotMatch(error.message, /Active|Archived/)
      return true
    })
  }))

test('a page in place of JSON is drift, the login page a dead session', () =>
  withConnection(async ({ connection, desk }) => {
    await desk('POST', 'faults', { next: [{ match: { path: '/v1/cases' }, do: 'html' }] })
    await assert.rejects(connection.readers.MATTER.readPage(null), isDrift)
  }))
