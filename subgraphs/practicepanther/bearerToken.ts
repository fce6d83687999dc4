import { SessionDeadError } from '../../core/errors.js'
import type { Clock } from '../../core/clock.js'
import type { PortalHttp } from '../vendor/http/PortalHttp.js'
import type { TokenPair } from './PracticePantherSession.js'

/** An access token that is kept fresh. */
export interface BearerToken {
  /** The token to send now. */
  current(): string
  /** Whether its time is over. */
  isExpired(): boolean
  /** Gets a new pair in place of `spent`, once for all who ask meanwhile; at once where `spent` is no longer the current one. */
  refresh(http: PortalHttp, spent: string): Promise<void>
}

/** How a pair is exchanged and kept. */
export interface BearerOptions {
  readonly clock: Clock
  /**
   * Gets the pair that follows this one, and keeps it: the old one is spent, and a lost new one would end the session. Null where there is no OAuth client to do it
   * with.
   */
  readonly succeed: ((http: PortalHttp, spent: TokenPair) => Promise<TokenPair>) | null
}

/** Two refreshes at once would kill each other, as every refresh spends its token: all who ask share one. */
export const bearerToken = (first: TokenPair, { clock, succeed }: BearerOptions): BearerToken => {
  let pair = first
  let refreshing: Promise<void> | undefined
  const refreshNow = async (http: PortalHttp): Promise<void> => {
    if (succeed === null) throw new SessionDeadError('the access token ended and no OAuth client is there to refresh it')
    pair = await succeed(http, pair)
  }
  return {
    current: () => pair.accessToken,
    isExpired: () => Date.parse(pair.expiresAt) <= clock.now().getTime(),
    refresh: async (http, spent) => {
      if (spent !== pair.accessToken) return
      refreshing ??= refreshNow(http).finally(() => {
        refreshing = undefined
      })
      await refreshing
    },
  }
}
