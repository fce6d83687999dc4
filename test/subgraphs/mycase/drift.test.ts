import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MattergraphError } from '../../../core/errors.js'
import { type CoreKind, coreKinds } from '../../support/coreKinds.js'
import type { RecordReader } from '../../../core/vendorAdapter.js'
import { moneyDrifts } from '../../../sandbox/mycase/drift/moneyDrifts.js'
import { pageDrifts } from '../../../sandbox/mycase/drift/pageDrifts.js'
import { mycasePortal } from '../../../sandbox/mycase/mycasePortal.js'
import { withConnection } from './withConnection.js'

/** Which kinds each variant touches. */
const touched: Readonly<Record<string, readonly CoreKind[]>> = {
  'list-envelope': coreKinds,
  'next-link-renamed': ['TIME_ENTRY'],
  'ids-as-text': coreKinds,
  'case-status-words': ['MATTER'],
  'case-staff-flat': ['MATTER'],
  'dates-in-us-order': ['MATTER', 'TIME_ENTRY'],
  'client-name-merged': ['CONTACT'],
  'company-name-missing': ['CONTACT'],
  'hours-as-clock': ['TIME_ENTRY'],
  'time-entry-case-missing': ['TIME_ENTRY'],
  'staff-active-as-text': ['USER'],
  'timestamps-as-numbers': coreKinds,
}

const signInVariants = ['login-redesigned', 'welcome-page']

const readToEnd = async (reader: RecordReader): Promise<void> => {
  let cursor: string | null = null
  do {
    const page = await reader.readPage(cursor)
    cursor = page.next
  } while (cursor !== null)
}

const isDrift = (error: unknown): boolean => error instanceof MattergraphError && error.code === 'DRIFT'

test('every drift variant of the portal is met here or at the sign-in', () => {
  assert.deepEqual(
    Object.keys(mycasePortal.drifts).toSorted(),
    [...Object.keys(touched), ...Object.keys({ ...moneyDrifts, ...pageDrifts }), ...signInVariants].toSorted(),
  )
})

test('every drift variant stops the reads of the kinds it touches, and no other', () =>
  withConnection(
    async ({ connection, desk }) => {
      for (const [drift, kinds] of Object.entries(touched)) {
        await desk('POST', 'faults', { drift })
        for (const kind of coreKinds) {
          const read = readToEnd(connection.readers[kind])
          if (kinds.includes(kind)) await assert.rejects(read, isDrift, `${drift} in ${kind}`)
          else await read
        }
      }
    },
    // Enough for time entries on more than one page.
    { matters: 500 },
  ))

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
