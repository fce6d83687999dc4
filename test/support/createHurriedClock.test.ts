import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHurriedClock } from './createHurriedClock.js'

void test('a sleep is over at once, moves the time on, and is told to whoever has to agree', async () => {
  const told: number[] = []
  const clock = createHurriedClock(async (milliseconds) => void told.push(milliseconds))
  const before = clock.now().getTime()
  await clock.sleep(3_600_000)
  assert.ok(clock.now().getTime() - before >= 3_600_000)
  assert.deepEqual([told, clock.sleeps], [[3_600_000], [3_600_000]])
})

void test('an aborted sleep rejects with the reason', async () => {
  const clock = createHurriedClock(async () => {})
  await assert.rejects(clock.sleep(1, AbortSignal.abort(new Error('enough'))), { message: 'enough' })
})
