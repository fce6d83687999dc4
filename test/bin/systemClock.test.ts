import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '../../bin/systemClock.js'

test('the system clock tells the machine’s time and waits', async () => {
  const before = Date.now()
  await systemClock.sleep(5)
  assert.ok(systemClock.now().getTime() >= before)
})

test('a wait ends with the reason it was ended for', async () => {
  const stop = new AbortController()
  const reason = new Error('closed')
  const waiting = systemClock.sleep(60_000, stop.signal)
  stop.abort(reason)
  await assert.rejects(waiting, reason)
  await assert.rejects(systemClock.sleep(60_000, stop.signal), reason)
})
