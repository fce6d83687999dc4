import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MattergraphError } from '../../../core/errors.js'
import { type CoreKind, coreKinds } from '../../support/coreKinds.js'
import type { RecordReader } from '../../../core/vendorAdapter.js'
import { drifts } from '../../../sandbox/smokeball/drifts.js'
import { storedIds, withSmokeballAccount } from './withSmokeballAccount.js'

type DriftName = keyof typeof drifts
type ReadDrift = Exclude<DriftName, 'new-sign-in-page' | 'moved-app-state'>

/** Which kinds each variant must stop. */
const stopped = {
  'renamed-envelope': coreKinds,
  'bare-list': coreKinds,
  'truncated-list': coreKinds,
  'lower-case-status': ['MATTER', 'TIME_ENTRY'],
  'unlinked-parties': ['MATTER', 'TIME_ENTRY'],
  'guid-matter-version': ['MATTER', 'TIME_ENTRY'],
  'instant-ticks': ['CONTACT'],
  'flat-contact': ['CONTACT'],
  'merged-staff-name': ['USER'],
  'text-amounts': ['TIME_ENTRY'],
  'hours-for-minutes': ['TIME_ENTRY'],
  'new-fee-type': ['TIME_ENTRY'],
} as const satisfies Record<ReadDrift, readonly CoreKind[]>

describe('Smokeball in another form', () => {
  for (const [drift, kinds] of Object.entries(stopped)) {
    test(`${drift} stops ${kinds.join(', ')} with DRIFT before any record is returned`, () =>
      withSmokeballAccount(async (account) => {
        const ids = new Map<CoreKind, readonly string[]>()
        for (const kind of kinds) ids.set(kind, (await storedIds(account, kind)).slice(0, 3))
        await account.desk('POST', 'faults', { drift })
        for (const kind of kinds) {
          const reader: RecordReader = account.connection.readers[kind]
          await assert.rejects(reader.readPage(null), { code: 'DRIFT' }, kind)
        }
      }))
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
