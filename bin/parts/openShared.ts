import type { Redis } from 'ioredis'
import type { Bus } from '../../core/Bus.js'
import { openLocalLimiters } from '../../core/openLocalLimiters.js'
import type { Releases } from '../../core/release.js'
import type { RequestLimiters } from '../../core/requestLimiter.js'
import { openLocalBus } from '../../engine/changes/openLocalBus.js'
import type { Logger } from '../../core/log/Logger.js'
import type { Dependency } from '../../core/operations/Dependency.js'
import { openRedis } from '../../redis/openRedis.js'
import { openRedisBus } from '../../redis/openRedisBus.js'
import { openRedisLimiters } from '../../redis/openRedisLimiters.js'
import type { Settings } from '../settings.js'
import { systemClock } from '../systemClock.js'

/** What the processes over one database share, or the only one has to itself. */
export interface Shared {
  /** Woken when the change log may have grown. */
  readonly changes: Bus
  /** Woken when a command may be due. */
  readonly commands: Bus
  /** Woken when an account may be wanted to be read. */
  readonly readings: Bus
  readonly limiters: RequestLimiters
  readonly dependencies: readonly Dependency[]
}

/** Opens what is shared: by Redis where there is one, else in this process. Does not wait for Redis, without which everything goes on, only slower. */
export const openShared = ({ redisUrl }: Settings, logger: Logger, releases: Releases): Shared => {
  if (redisUrl === undefined) {
    const [changes, commands, readings] = [openLocalBus(), openLocalBus(), openLocalBus()]
    return { changes, commands, readings, limiters: openLocalLimiters(systemClock), dependencies: [] }
  }
  const onState = (isUp: boolean): void => {
    if (isUp) logger.info({}, 'Redis answers: limits and wake-ups are shared with the other processes')
    else logger.warn({}, 'Redis does not answer: until it does this process keeps to its share of each limit and looks for news by itself')
  }
  const publisher = openRedis(redisUrl.reveal(), onState)
  // A connection that listens can do nothing else.
  const subscriber = openRedis(redisUrl.reveal(), () => undefined)
  releases.add('the connections to Redis', () => {
    for (const connection of [publisher, subscriber]) connection.disconnect()
  })
  const busOf = (name: string): Bus => openRedisBus({ name, local: openLocalBus(), publisher, subscriber })
  return {
    changes: busOf('changes'),
    commands: busOf('commands'),
    readings: busOf('readings'),
    limiters: openRedisLimiters({ redis: publisher, clock: systemClock }),
    dependencies: [redisDependency(publisher)],
  }
}

const redisDependency = (redis: Redis): Dependency => ({
  name: 'redis',
  isNeeded: false,
  answers: async () => (await redis.ping()) === 'PONG',
})
