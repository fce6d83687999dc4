import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { Redis } from 'ioredis'
import type { Clock } from '../../core/clock.js'
import { parseAccountKey } from '../../core/recordId.js'
import type { LimitedRequests, RequestLimiter } from '../../core/requestLimiter.js'
import { openRedisLimiters } from '../../redis/openRedisLimiters.js'
import { type RedisPath, whenGone, whenReady, withRedis } from '../support/withRedis.js'

const hour = 3_600_000

/** A process that asks for requests. Its clock stands still: whoever has to wait is told so and waits for ever. */
interface Asker {
  readonly redis: Redis
  readonly limiter: RequestLimiter
  /** How long it was told to wait, each time. */
  readonly waits: readonly number[]
  /** Takes until it is told to wait; gives how many it got. */
  readonly takeAll: () => Promise<number>
}

const open = async ({ connect }: RedisPath, requests: LimitedRequests): Promise<Asker> => {
  const redis = await connect()
  const waits: number[] = []
  let waiting = Promise.withResolvers<void>()
  const clock: Clock = {
    now: () => new Date(0),
    sleep: async (milliseconds, signal) => {
      waits.push(milliseconds)
      waiting.resolve()
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('given up'))))
    },
  }
  const limiter = openRedisLimiters({ redis, clock }).of(requests)
  const takeAll = async (): Promise<number> => {
    waiting = Promise.withResolvers()
    const stop = new AbortController()
    let taken = 0
    for (;;) {
      const take = limiter.take(stop.signal).then(() => 'TAKEN' as const)
      take.catch(() => undefined)
      if ((await Promise.race([take, waiting.promise.then(() => 'WAITS' as const)])) === 'WAITS') break
      taken += 1
    }
    stop.abort()
    await new Promise(setImmediate)
    return taken
  }
  return { redis, limiter, waits, takeAll }
}

const anAccount = (): LimitedRequests['account'] => {
  const key = parseAccountKey(randomBytes(4).toString('hex'))
  assert.ok(key)
  return key
}

const withTwo = (use: (one: Asker, other: Asker, path: RedisPath) => Promise<void>): Promise<void> =>
  withRedis(async (path) => {
    const requests = { account: anAccount(), counter: 'api', limit: { requests: 4, perMs: hour, burst: 6 }, scale: 1 }
    await use(await open(path, requests), await open(path, requests), path)
  })

test('the processes together take no more than the vendor allows', () =>
  withTwo(async (one, other) => {
    const taken = await Promise.all([one.takeAll(), other.takeAll()])
    assert.equal(taken[0] + taken[1], 6)
  }))

test('another account has a limit of its own, and so has what the vendor counts by itself', () =>
  withRedis(async (path) => {
    const requests = { account: anAccount(), counter: 'api', limit: { requests: 1, perMs: hour, burst: 3 }, scale: 1 }
    const askers = [
      await open(path, requests),
      await open(path, { ...requests, account: anAccount() }),
      await open(path, { ...requests, counter: 'pages' }),
    ]
    assert.deepEqual(await Promise.all(askers.map(async ({ takeAll }) => takeAll())), [3, 3, 3])
  }))

test('a vendor that says "too many" to one process is left alone by all, for as long as it asked; then one request leaves', () =>
  withTwo(async (one, other) => {
    one.limiter.pause(400)
    // Behind the pause on its way to Redis.
    await one.redis.ping()
    assert.equal(await other.takeAll(), 0)
    assert.ok((other.waits[0] ?? 0) > 0 && (other.waits[0] ?? 0) <= 400)
    while ((await other.takeAll()) === 0) await new Promise(setImmediate)
    assert.equal(await one.takeAll(), 0)
  }))

test('while Redis is gone a process goes on by its share, and takes part again when it is back', () =>
  withTwo(async (one, other, { cut, mend }) => {
    assert.equal((await one.takeAll()) + (await other.takeAll()), 6)
    await cut()
    await Promise.all([whenGone(one.redis), whenGone(other.redis)])
    assert.equal(await one.takeAll(), 1)
    // Alone at half the pace: a request leaves every half hour and not every quarter.
    assert.ok((one.waits.at(-1) ?? 0) >= hour / 2)
    one.limiter.pause(2 * hour)
    assert.equal(await one.takeAll(), 0)
    await mend()
    await whenReady(one.redis)
    assert.equal(await one.takeAll(), 0)
    assert.ok((one.waits.at(-1) ?? 0) <= 5_000, 'Redis is asked again soon')
  }))
