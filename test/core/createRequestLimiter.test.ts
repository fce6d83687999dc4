import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRequestLimiter } from '../../core/createRequestLimiter.js'
import type { RequestLimiter } from '../../core/requestLimiter.js'
import { type HurryingClock, hurryingClock } from '../subgraphs/vendor/http/hurryingClock.js'

const never = new AbortController().signal

const takeAt = async (clock: HurryingClock, limiter: RequestLimiter, count: number): Promise<number[]> => {
  const times: number[] = []
  for (let taken = 0; taken < count; taken += 1) {
    await limiter.take(never)
    times.push(clock.elapsed())
  }
  return times
}

test('a burst passes at once, the rest evenly', async () => {
  const clock = hurryingClock()
  const limiter = createRequestLimiter({ limit: { requests: 5, perMs: 1_000, burst: 2 }, scale: 1, clock })
  assert.deepEqual(await takeAt(clock, limiter, 5), [0, 0, 200, 400, 600])
})

test('the scale widens burst and pace', async () => {
  const clock = hurryingClock()
  const limiter = createRequestLimiter({ limit: { requests: 5, perMs: 1_000, burst: 2 }, scale: 2, clock })
  assert.deepEqual(await takeAt(clock, limiter, 6), [0, 0, 0, 0, 100, 200])
})

test('a scale below one still lets one pass at a time', async () => {
  const clock = hurryingClock()
  const limiter = createRequestLimiter({ limit: { requests: 5, perMs: 1_000, burst: 1 }, scale: 0.5, clock })
  assert.deepEqual(await takeAt(clock, limiter, 3), [0, 400, 800])
})

test('a pause holds everyone; then one passes at once and the rest at the limit’s pace', async () => {
  const clock = hurryingClock()
  const limiter = createRequestLimiter({ limit: { requests: 5, perMs: 1_000, burst: 5 }, scale: 1, clock })
  limiter.pause(3_000)
  limiter.pause(1_000)
  assert.deepEqual(await takeAt(clock, limiter, 3), [3_000, 3_200, 3_400])
})

test('those who wait pass in the order they came, and one who leaves the line holds up nobody', async () => {
  const clock = hurryingClock()
  const limiter = createRequestLimiter({ limit: { requests: 1, perMs: 1_000, burst: 1 }, scale: 1, clock })
  const leaving = new AbortController()
  const order: string[] = []
  const first = limiter.take(never).then(() => order.push('first'))
  const second = limiter.take(leaving.signal).then(
    () => order.push('second'),
    () => order.push('second left'),
  )
  const third = limiter.take(never).then(() => order.push('third'))
  leaving.abort()
  await Promise.all([first, second, third])
  assert.deepEqual(order, ['first', 'second left', 'third'])
  assert.equal(clock.elapsed(), 1_000)
})
