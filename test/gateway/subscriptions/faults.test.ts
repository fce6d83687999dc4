import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormattedExecutionResult } from 'graphql'
import type { Change } from '../../../core/change/Change.js'
import { formatChangeId } from '../../../core/change/changeId.js'
import { parseAccountKey } from '../../../core/recordId.js'
import { Backlog } from '../../../gateway/subscriptions/Backlog.js'
import { ChangeStream } from '../../../gateway/subscriptions/ChangeStream.js'
import { Hearing } from '../../../gateway/subscriptions/Hearing.js'
import { ResultQueue } from '../../../gateway/subscriptions/ResultQueue.js'

const account = parseAccountKey('testtest') ?? assert.fail()
const log = [1, 2, 3].map((position): Change => ({
  position,
  account,
  tenant: 'firm',
  vendor: 'CLIO',
  kind: 'USER',
  vendorId: `u${String(position)}`,
  action: 'UPDATED',
  changedFields: ['name'],
  source: 'SYNC',
  observedAt: '2026-03-01T00:00:00.000Z',
  matterIds: [],
}))
const gone: FormattedExecutionResult = {
  data: null,
  errors: [{ message: 'the service that tells changes is gone', extensions: { code: 'VENDOR_UNAVAILABLE' } }],
}

/** A subscriber of the log, and what running each change comes to. */
const follow = async (run: (position: number) => FormattedExecutionResult) => {
  const runs: number[] = []
  const hearing = new Hearing({
    wish: { of: 'CHANGES', filter: {}, after: 0 },
    caller: { key: 'key_test', tenant: 'firm', scopes: ['read'], accountKeys: null },
    readCommand: async () => null,
    changes: {
      readAfter: async ({ position }) => ({ changes: log.filter((change) => change.position > position), through: 3 }),
      end: async () => 3,
    },
    run: async (event) => {
      assert.equal(event.kind, 'CHANGE')
      if (event.kind !== 'CHANGE') assert.fail()
      runs.push(event.change.position)
      return run(event.change.position)
    },
    faultResult: () => assert.fail(),
    pausesMs: [1, 1],
  })
  const subscribe = (cursor: number): ResultQueue => {
    hearing.subscribers += 1
    const queue = new ResultQueue({ backlog: new Backlog(1_000), cursor: formatChangeId(cursor), onTaken: () => {}, onOver: () => {} })
    const { audience } = hearing
    const readAfter = async (position: number) => hearing.readAfter(position)
    const tell = async (change: Change) => hearing.tell(change)
    void new ChangeStream({ queue, audience, readAfter, tell, given: () => 3, cursor, isAtEnd: false }).go()
    return queue
  }
  return { subscribe, runs }
}

const dataOf = (position: number): FormattedExecutionResult => ({ data: { changes: { id: formatChangeId(position) } } })

void test('a change that cannot be told is tried again, and told when it can be', async () => {
  let tries = 0
  const { subscribe, runs } = await follow((position) => (position === 2 && (tries += 1) < 3 ? gone : dataOf(position)))
  const queue = subscribe(0)
  for (const position of [1, 2, 3]) assert.deepEqual((await queue.next()).value, dataOf(position))
  assert.equal(runs.filter((position) => position === 2).length, 3)
})

void test('who cannot be told a change is ended behind the one before, and comes across it again', async () => {
  let isGone = true
  const { subscribe } = await follow((position) => (position === 2 && isGone ? gone : dataOf(position)))
  const queue = subscribe(0)
  assert.deepEqual((await queue.next()).value, dataOf(1))
  await assert.rejects(queue.next(), { message: 'the service that tells changes is gone', extensions: { code: 'VENDOR_UNAVAILABLE' } })
  isGone = false
  const again = subscribe(1)
  for (const position of [2, 3]) assert.deepEqual((await again.next()).value, dataOf(position))
})

void test('what lacks something is worked out anew for whoever comes later', async () => {
  let isWhole = false
  const partly = { data: { changes: { record: null } }, errors: [{ message: 'Clio is down', extensions: { code: 'VENDOR_UNAVAILABLE' } }] }
  const { subscribe } = await follow((position) => (position === 1 && !isWhole ? partly : dataOf(position)))
  assert.deepEqual((await subscribe(0).next()).value, partly)
  isWhole = true
  assert.deepEqual((await subscribe(0).next()).value, dataOf(1))
})
