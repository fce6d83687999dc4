import { createHash, randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Clock } from '../core/clock.js'
import { createRequestLimiter } from '../core/createRequestLimiter.js'
import { inOrder } from '../core/inOrder.js'
import { limitersBy } from '../core/openLocalLimiters.js'
import type { LimitedRequests, RequestLimiter, RequestLimiters } from '../core/requestLimiter.js'
import { takeScript } from './takeScript.js'

/** What shared limiters are made with. */
export interface RedisLimitersOptions {
  readonly redis: Redis
  readonly clock: Clock
}

/** While Redis is gone at least so many processes are thought to share a limit. */
const leastSharers = 2
/** What a process has waited for is asked again no later than this: Redis may be back, or the vendor may have said "too many" to another. */
const longestWaitMs = 5_000

const reply = z.tuple([z.number(), z.number()])
const scriptHash = createHash('sha1').update(takeScript).digest('hex')

/**
 * The limiters of all processes over one Redis: together they keep to each vendor's limit. Within a process requests leave in the order they came. While Redis does not answer each process
 * goes on by itself with its share of the limit, as many as used it lately, or half.
 */
export const openRedisLimiters = (options: RedisLimitersOptions): RequestLimiters => {
  const self = randomUUID()
  return limitersBy((requests, name) => sharedLimiter(options, requests, { name, self }))
}

const sharedLimiter = (
  { redis, clock }: RedisLimitersOptions,
  { limit, scale }: LimitedRequests,
  { name, self }: { readonly name: string; readonly self: string },
): RequestLimiter => {
  const depth = Math.max(1, limit.burst * scale)
  const pace = (limit.requests * scale) / limit.perMs
  let sharers = leastSharers
  /** What goes on without Redis; undefined while Redis answers. */
  let alone: RequestLimiter | undefined

  const ask = async (...what: readonly (string | number)[]): Promise<number> => {
    // The braces keep both keys on one node of a cluster.
    const given = [`mattergraph:limit:{${name}}`, `mattergraph:limit:{${name}}:users`, depth, pace, self, ...what]
    const answer = await redis.evalsha(scriptHash, 2, ...given).catch(async (error: unknown) => {
      if (error instanceof Error && error.message.startsWith('NOSCRIPT')) return redis.eval(takeScript, 2, ...given)
      throw error
    })
    const [wait, users] = reply.parse(answer)
    sharers = Math.max(leastSharers, users)
    alone = undefined
    return wait
  }

  const own = (): RequestLimiter => (alone ??= createRequestLimiter({ limit: { ...limit, burst: 1 }, scale: scale / sharers, clock }))

  const takeNext = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      signal.throwIfAborted()
      const wait = await ask('take').catch(() => null)
      if (wait === 0) return
      if (wait === null) return own().take(signal)
      await clock.sleep(Math.min(wait, longestWaitMs), signal)
    }
  }

  return {
    take: inOrder(takeNext),
    pause(milliseconds) {
      ask('pause', milliseconds).catch(() => own().pause(milliseconds))
    },
  }
}
