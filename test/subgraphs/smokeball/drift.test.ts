import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MattergraphError, SessionDeadError } from '../../../core/errors.js'
import { type RecordKind, recordKinds } from '../../../core/recordKind.js'
import type { RecordReader } from '../../../core/vendorAdapter.js'
import { drifts } from '../../../sandbox/smokeball/drifts.js'
import { storedIds, withSmokeballAccount } from './withSmokeballAccount.js'

type DriftName = keyof typeof drifts
type ReadDrift = Exclude<DriftName, 'new-sign-in-page' | 'moved-app-state'>

const walking = ['TIME_ENTRY', 'EXPENSE', 'INVOICE'] as const
const paged = recordKinds.filter((kind) => kind !== 'PAYMENT' && kind !== 'TRUST_ACCOUNT')

/** Which kinds each variant must stop. */
const stopped = {
  'renamed-envelope': recordKinds.filter((kind) => kind !== 'PAYMENT'),
  'bare-list': recordKinds.filter((kind) => kind !== 'PAYMENT'),
  'truncated-list': paged,
  'lower-case-status': ['MATTER', ...walking],
  'unlinked-parties': ['MATTER', ...walking],
  'guid-matter-version': ['MATTER', ...walking],
  'instant-ticks': ['CONTACT'],
  'flat-contact': ['CONTACT'],
  'merged-staff-name': ['USER'],
  'text-amounts': ['TIME_ENTRY', 'INVOICE'],
  'hours-for-minutes': ['TIME_ENTRY', 'INVOICE'],
  'new-fee-type': ['TIME_ENTRY', 'INVOICE'],
  'renamed-price': ['EXPENSE', 'INVOICE'],
  'expense-amount-in-cents': ['EXPENSE', 'INVOICE'],
  'credited-invoices': ['INVOICE'],
  'net-invoice-total': ['INVOICE'],
  'swapped-invoice-totals': ['INVOICE'],
  'null-unpaid': ['INVOICE'],
  'renumbered-entries': ['INVOICE'],
  'unlisted-entries': ['INVOICE'],
  'unsigned-transactions': ['TRUST_TRANSACTION'],
  'new-transaction-type': ['TRUST_TRANSACTION'],
  'dated-by-entry': ['TRUST_TRANSACTION'],
  'lost-contact-balance': ['TRUST_ACCOUNT'],
  'available-is-balance': ['TRUST_ACCOUNT'],
  'numbered-account-types': ['TRUST_ACCOUNT', 'TRUST_TRANSACTION'],
  'payments-column-renamed': ['PAYMENT', 'INVOICE', 'TRUST_TRANSACTION'],
  'payments-cells-swapped': ['PAYMENT', 'INVOICE', 'TRUST_TRANSACTION'],
  'payments-dates-swapped': ['PAYMENT', 'INVOICE', 'TRUST_TRANSACTION'],
  'payments-day-first': ['PAYMENT', 'INVOICE', 'TRUST_TRANSACTION'],
  'payments-in-euros': ['PAYMENT', 'INVOICE', 'TRUST_TRANSACTION'],
  'payments-decimal-comma': ['PAYMENT', 'INVOICE', 'TRUST_TRANSACTION'],
  'payments-new-status': ['PAYMENT', 'INVOICE', 'TRUST_TRANSACTION'],
  'payments-truncated': ['PAYMENT', 'INVOICE', 'TRUST_TRANSACTION'],
  'payments-uncounted': ['PAYMENT', 'INVOICE', 'TRUST_TRANSACTION'],
  'payments-login-page': ['PAYMENT', 'INVOICE', 'TRUST_TRANSACTION'],
} as const satisfies Record<ReadDrift, readonly RecordKind[]>

describe('Smokeball in another form', () => {
  for (const [drift, kinds] of Object.entries(stopped)) {
    test(`${drift} stops ${kinds.join(', ')} before any record is returned; by id nothing comes that was not so before, and nothing is absent`, () =>
      withSmokeballAccount(
        async (account) => {
          const before = new Map<RecordKind, ReadonlyMap<string, unknown>>()
          for (const kind of kinds) {
            const reader: RecordReader = account.connection.readers[kind]
            const ids = (await storedIds(account, kind)).slice(0, 30)
            before.set(kind, new Map([...(await reader.readMany(ids))].map(([id, record]) => [id, content(record)])))
          }
          await account.desk('POST', 'faults', { drift })
          for (const kind of kinds) {
            const reader: RecordReader = account.open().readers[kind]
            await assert.rejects(reader.readPage(null), isStopped, kind)
            const known = before.get(kind) ?? new Map<string, unknown>()
            const results = await reader.readMany([...known.keys()]).catch((thrown: unknown) => {
              assert.ok(isStopped(thrown))
              return new Map<string, unknown>()
            })
            for (const [id, result] of results) if (!isStopped(result)) assert.deepEqual(content(result), known.get(id), `${kind} ${id}`)
          }
        },
        { matters: 18 },
      ))
  }

  test('a record of another form in a batch fails alone, its neighbours are read', () =>
    withSmokeballAccount(async (account) => {
      const [first = '', second = ''] = await storedIds(account, 'CONTACT')
      await account.desk('POST', 'faults', { drift: 'flat-contact' })
      const results = await account.connection.readers.CONTACT.readMany([first, second])
      assert.equal(results.size, 2)
      for (const result of results.values()) assert.ok(result instanceof MattergraphError && result.code === 'DRIFT')
    }))

  test('a page of HTML in place of an answer is DRIFT', () =>
    withSmokeballAccount(async ({ connection, desk }) => {
      await desk('POST', 'faults', { next: [{ match: { path: '/staff' }, times: 1, do: 'html' }] })
      await assert.rejects(connection.readers.USER.readPage(null), { code: 'DRIFT' })
    }))

  test('the error names the path and never the value', () =>
    withSmokeballAccount(async ({ connection, desk }) => {
      await desk('POST', 'faults', { drift: 'lower-case-status' })
      await assert.rejects(
        connection.readers.MATTER.readPage(null),
        (error: Error) => /\/matters\.value\[0\]\.status/.test(error.message) && !/'open'|"open"/.test(error.message),
      )
    }))
})

const isStopped = (thrown: unknown): boolean =>
  thrown instanceof SessionDeadError || (thrown instanceof MattergraphError && thrown.code === 'DRIFT')

/** A result without the vendor's own payload, whose form may change without harm. */
const content = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && !(result instanceof Error) ? { ...result, raw: null } : result
