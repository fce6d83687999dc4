import type { Clock } from './clock.js'
import { createRequestLimiter } from './createRequestLimiter.js'
import type { LimitedRequests, RequestLimiter, RequestLimiters } from './requestLimiter.js'

/** Names what is counted together. */
export const counterOf = ({ account, counter, limit, scale }: LimitedRequests): string =>
  [account, counter, limit.requests, limit.perMs, limit.burst, scale].join(':')

/** The limiters of one process: a connection that is opened anew does not begin with a full bucket. */
export const openLocalLimiters = (clock: Clock): RequestLimiters => {
  const limiters = new Map<string, RequestLimiter>()
  return {
    of: (requests) => {
      const name = counterOf(requests)
      const limiter = limiters.get(name) ?? createRequestLimiter({ limit: requests.limit, scale: requests.scale, clock })
      limiters.set(name, limiter)
      return limiter
    },
  }
}
