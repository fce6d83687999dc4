import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deliveryPauses, disabledAfterMs, pauseAfter } from '../../../core/webhook/deliverySchedule.js'

const hour = 3_600_000
const plain = { chance: 0, retryAfterMs: undefined }

test('a message is tried ten times over more than 75 hours, each pause longer than the one before', () => {
  const pauses = Array.from({ length: 9 }, (_, index) => pauseAfter(index + 1, plain) ?? 0)
  assert.deepEqual(pauses, deliveryPauses)
  assert.ok(pauses.every((pause, index) => pause > (pauses[index - 1] ?? 0)))
  const total = pauses.reduce((sum, pause) => sum + pause, 0)
  assert.ok(total >= 75 * hour && total < 80 * hour)
  assert.equal(pauseAfter(10, plain), null)
})

test('chance makes a pause longer by a tenth at most, and never shorter', () => {
  const longer = [0, 0.25, 0.5, 1].map((chance) => (pauseAfter(4, { chance, retryAfterMs: undefined }) ?? 0) - 2 * hour)
  assert.deepEqual(longer, [0, hour / 20, hour / 10, hour / 5])
})

test('a receiver that wants to be left alone longer is, for a day at most; one that wants it sooner waits', () => {
  assert.equal(pauseAfter(1, { chance: 0, retryAfterMs: 90_000 }), 90_000)
  assert.equal(pauseAfter(4, { chance: 0, retryAfterMs: 1_000 }), 2 * hour)
  assert.equal(pauseAfter(1, { chance: 0, retryAfterMs: 400 * hour }), 24 * hour)
  assert.equal(pauseAfter(10, { chance: 0, retryAfterMs: hour }), null)
})

test('no message is cut short by its endpoint being disabled', () => {
  const longest = deliveryPauses.reduce((sum, pause) => sum + pause * 1.1, 0)
  assert.ok(disabledAfterMs > longest)
})
