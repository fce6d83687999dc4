import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRequestLimiter } from '../../../sandbox/portal/requestLimiter.js'
import { withPortal } from './withPortal.js'

const openClock = () => {
  let at = 1_000_000
  return { now: () => at, iso: () => new Date(at).toISOString(), pass: (ms: number) => (at += ms) }
}

const limit = { requests: 50, perMs: 60_000, burst: 50 }

test('a credential may spend its burst at once, then waits for the next turn', () => {
  const clock = openClock()
  const limiter = createRequestLimiter(limit, 1, clock)
  const verdicts = Array.from({ length: 51 }, () => limiter.take('a'))
  assert.deepEqual(verdicts[0], { allowed: true, remaining: 49, limit: 50, resetAtMs: 1_001_200, retryAfterMs: 0 })
  assert.deepEqual(verdicts[49], { allowed: true, remaining: 0, limit: 50, resetAtMs: 1_060_000, retryAfterMs: 0 })
  assert.deepEqual(verdicts[50], { allowed: false, remaining: 0, limit: 50, resetAtMs: 1_060_000, retryAfterMs: 1200 })
  assert.equal(limiter.take('b').allowed, true)
})

test('whoever waits as long as told is let through', () => {
  const clock = openClock()
  const limiter = createRequestLimiter({ requests: 5, perMs: 1000, burst: 5 }, 1, clock)
  while (limiter.take('a').allowed);
  clock.pass(limiter.take('a').retryAfterMs)
  assert.equal(limiter.take('a').allowed, true)
  assert.equal(limiter.take('a').allowed, false)
})

test('the whole burst is back at the reset time, and never more', () => {
  const clock = openClock()
  const limiter = createRequestLimiter(limit, 1, clock)
  for (let count = 0; count < 49; count += 1) limiter.take('a')
  clock.pass(limiter.take('a').resetAtMs - clock.now())
  assert.equal(limiter.take('a').remaining, 49)
  clock.pass(3_600_000)
  assert.equal(limiter.take('a').remaining, 49)
})

test('a clock set back takes nothing away', () => {
  const clock = openClock()
  const limiter = createRequestLimiter(limit, 1, clock)
  limiter.take('a')
  clock.pass(-3_600_000)
  assert.equal(limiter.take('a').remaining, 48)
})

test('the scale multiplies rate and burst, and counts from the next request on', () =>
  withPortal(
    async ({ ask }) => {
      for (let count = 0; count < 6; count += 1) assert.equal((await ask('GET', '/limited')).status, 200)
      assert.equal((await ask('GET', '/limited')).status, 429)
      await ask('POST', '/_sandbox/faults', { rateLimit: { scale: 1_000_000 } })
      assert.partialDeepStrictEqual((await ask('GET', '/limited')).json, { allowed: true, limit: 120_000_000 })
    },
    { limitScale: 2 },
  ))
