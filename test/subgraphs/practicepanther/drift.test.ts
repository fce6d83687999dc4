import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CoreKind } from '../../support/coreKinds.js'
import { jsonDrifts, pageDrifts } from '../../../sandbox/practicepanther/drifts.js'
import { withPracticePanther } from '../../sandbox/practicepanther/withPracticePanther.js'
import { withConnection } from './openTo.js'

/** Which kinds a drift of the JSON answers must stop. */
const stopped: Readonly<Record<string, readonly CoreKind[]>> = {
  'list-envelope': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'],
  'status-lower-case': ['MATTER'],
  'numbers-as-text': ['TIME_ENTRY'],
  'american-dates': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'],
  'nulls-left-out': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'],
  'account-split': ['CONTACT'],
  'custom-values-flattened': ['CONTACT', 'MATTER'],
  'user-name-joined': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'],
  'whole-number-ids': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'],
  'legacy-renamed': ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY'],
}

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
