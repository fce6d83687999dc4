import type { Clock } from './clock.js'
import { inOrder } from './inOrder.js'
import type { RequestLimit, RequestLimiter } from './requestLimiter.js'

/** What a limiter is made with. */
export interface RequestLimiterOptions {
  readonly limit: RequestLimit
  /** Multiplies burst and pace alike. */
  readonly scale: number
  readonly clock: Clock
}

/** A token bucket: full at first, `burst` deep, refilled evenly. */
export const createRequestLimiter = ({ limit, scale, clock }: RequestLimiterOptions): RequestLimiter => {
  const depth = Math.max(1, limit.burst * scale)
  const tokensPerMs = (limit.requests * scale) / limit.perMs
  let tokens = depth
  let countedAt = clock.now().getTime()

  const refill = (): void => {
    const now = clock.now().getTime()
    if (now <= countedAt) return
    tokens = Math.min(depth, tokens + (now - countedAt) * tokensPerMs)
    countedAt = now
  }

  // While paused, `countedAt` lies in the future and the bucket holds the one token that may leave when that time comes.
  const waitMs = (): number => {
    const untilCounted = Math.max(0, countedAt - clock.now().getTime())
    return untilCounted + (tokens >= 1 ? 0 : (1 - tokens) / tokensPerMs)
  }

  const takeNext = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      signal.throwIfAborted()
      refill()
      const wait = waitMs()
      if (wait <= 0) break
      await clock.sleep(Math.ceil(wait), signal)
    }
    tokens -= 1
  }

  return {
    take: inOrder(takeNext),
    pause(milliseconds) {
      refill()
      const until = clock.now().getTime() + milliseconds
      if (until <= countedAt) return
      countedAt = until
      tokens = 1
    },
  }
}
