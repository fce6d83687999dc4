import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import type { Bus } from '../../core/Bus.js'
import { openLocalBus } from '../../engine/changes/openLocalBus.js'
import { openRedis } from '../../redis/openRedis.js'
import { openRedisBus } from '../../redis/openRedisBus.js'
import { type RedisPath, whenGone, whenReady, withRedis } from '../support/withRedis.js'

interface Process {
  readonly bus: Bus
  readonly connections: readonly Redis[]
  /** Resolves at the next wake-up. */
  readonly woken: () => Promise<void>
}

const open = async ({ connect }: RedisPath, name: string): Promise<Process> => {
  const [publisher, subscriber] = [await connect(), await connect()]
  const bus = openRedisBus({ name, local: openLocalBus(), publisher, subscriber })
  const woken = (): Promise<void> =>
    new Promise((resolve) => {
      const stop = bus.onWake(() => {
        stop()
        resolve()
      })
    })
  return { bus, connections: [publisher, subscriber], woken }
}

/** Wakes until the other hears it: what is told before it listens is lost, and nobody relies on it. */
const wakeUntil = async (bus: Bus, heard: Promise<void>): Promise<void> => {
  const waking = setInterval(() => bus.wake(), 5)
  await heard
  clearInterval(waking)
}

test('a wake-up reaches the other processes, and none of another bus; without Redis it stays in its own, until Redis is back', () =>
  withRedis(async (path) => {
    const name = randomUUID()
    const [one, other, stranger] = [await open(path, name), await open(path, name), await open(path, randomUUID())]
    let strangers = 0
    stranger.bus.onWake(() => (strangers += 1))
    await wakeUntil(one.bus, other.woken())
    await path.cut()
    await Promise.all([...one.connections, ...other.connections].map(whenGone))
    const own = one.woken()
    one.bus.wake()
    await own
    await path.mend()
    await Promise.all([...one.connections, ...other.connections].map(whenReady))
    await wakeUntil(one.bus, other.woken())
    assert.equal(strangers, 0)
  }))

test('a subscription that Redis refuses is asked for again, on the same connection', () =>
  withRedis(async (path) => {
    const [name, user] = [randomUUID(), `bus-${randomUUID()}`]
    const [one, keeper] = [await open(path, name), await path.connect()]
    await keeper.acl('SETUSER', user, 'on', '>password', '~*', '&*', '+@all', '-subscribe')
    const [publisher, subscriber] = [await path.connect(), openRedis(path.url.replace('//', `//${user}:password@`), () => undefined)]
    try {
      await whenReady(subscriber)
      let connections = 0
      subscriber.on('ready', () => (connections += 1))
      const bus = openRedisBus({ name, local: openLocalBus(), publisher, subscriber })
      while (!JSON.stringify(await keeper.acl('LOG')).includes(user)) await setImmediate()
      await keeper.acl('SETUSER', user, '+subscribe')
      const woken = new Promise<void>((resolve) => void bus.onWake(resolve))
      await wakeUntil(one.bus, woken)
      assert.equal(connections, 0)
    } finally {
      subscriber.disconnect()
      await keeper.acl('DELUSER', user)
    }
  }))
