import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTurnedClock } from './createTurnedClock.js'

void test('turning the clock wakes those whose time has come, and leaves the others asleep', async () => {
  const clock = createTurnedClock()
  const before = clock.now().getTime()
  const enough = new AbortController()
  const long = clock.sleep(7_200_000, enough.signal)
  const short = clock.sleep(3_600_000)
  clock.turn(3_600_000)
  await short
  assert.ok(clock.now().getTime() - before >= 3_600_000)
  enough.abort(new Error('enough'))
  await assert.rejects(long, { message: 'enough' })
})
