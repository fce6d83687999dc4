import { connect } from 'node:net'
import type { Redis } from 'ioredis'
import { openRedis } from '../../redis/openRedis.js'
import { openWay, type Way } from './openWay.js'

const machines = new URL(process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379')
const place = { host: machines.hostname, port: Number(machines.port || 6379) }

/** A way to the machine's Redis that can be cut. */
export interface RedisPath extends Omit<Way, 'port'> {
  readonly url: string
  /** Opens a connection and resolves once it is up; it ends with the test. */
  readonly connect: () => Promise<Redis>
}

/** Resolves once commands can be sent. (`once` of node:events would give up at the first error, and a way that is cut may cause one.) */
export const whenReady = (redis: Redis): Promise<void> =>
  redis.status === 'ready' ? Promise.resolve() : new Promise((resolve) => redis.once('ready', () => resolve()))

/** Resolves once the connection is known to be gone. */
export const whenGone = (redis: Redis): Promise<void> =>
  redis.status === 'ready' ? new Promise((resolve) => redis.once('close', () => resolve())) : Promise.resolve()

/** Gives `use` a way to the machine's Redis; fails where there is none. */
export const withRedis = async (use: (path: RedisPath) => Promise<void>): Promise<void> => {
  await mustAnswer()
  const way = await openWay(place)
  const url = `redis://127.0.0.1:${String(way.port)}${machines.pathname}`
  const connections: Redis[] = []
  try {
    await use({
      ...way,
      url,
      connect: async () => {
        const redis = openRedis(url, () => undefined)
        connections.push(redis)
        await whenReady(redis)
        return redis
      },
    })
  } finally {
    for (const redis of connections) redis.disconnect()
    await way.cut()
  }
}

const mustAnswer = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = connect(place.port, place.host, () => {
      probe.destroy()
      resolve()
    })
    probe.once('error', (cause) => {
      reject(new Error(`these tests need a Redis at ${machines.host}: start one, or name another with TEST_REDIS_URL`, { cause }))
    })
  })
