import type { Clock } from './clock.js'
import { createRequestLimiter } from './createRequestLimiter.js'
import type { LimitedRequests, RequestLimiter, RequestLimiters } from './requestLimiter.js'

/** Names what is counted together. */
const counterOf = ({ account, counter, limit, scale }: LimitedRequests): string =>
  [account, counter, limit.requests, limit.perMs, limit.burst, scale].join(':')

/** Limiters that are made once for equal requests; `make` is told the name they are counted by. */
export const limitersBy = (make: (requests: LimitedRequests, name: string) => RequestLimiter): RequestLimiters => {
  const limiters = new Map<string, RequestLimiter>()
  return {
    of: (requests) => {
      const name = counterOf(requests)
      const limiter = limiters.get(name) ?? make(requests, name)
      limiters.set(name, limiter)
      return limiter
    },
  }
}

/** The limiters of one process: a connection that is opened anew does not begin with a full bucket. */
export const openLocalLimiters = (clock: Clock): RequestLimiters =>
  limitersBy(({ limit, scale }) => createRequestLimiter({ limit, scale, clock }))
