import { SessionDeadError } from '../../../core/errors.js'
import { Secret } from '../../../core/Secret.js'
import type { ConnectionOptions, VendorSession } from '../../../core/vendorAdapter.js'
import { renewSession } from '../../vendor/renewSession.js'
import { type MyCaseSession, myCaseSession } from '../session.js'
import { requestTokens } from './requestTokens.js'

/** The tokens of one connection. */
export interface TokenKeeper {
  /** An access token that has not run out. */
  current(): Promise<string>
  /** Takes an access token out of use that the vendor refused, unless that has happened meanwhile. */
  replace(refused: string): Promise<void>
}

/** A token that runs out while a request is under way is refused: it is renewed this much earlier. */
const marginMs = 60_000

/**
 * Keeps the tokens fresh. However many reads find a token spent, one refresh is made, and its result is saved before anybody uses it: MyCase takes a
 * refresh token once, so a lost successor means a new sign-in. Where saving fails the pair is kept and saved at the next try, not asked for again.
 * Throws SessionDeadError where MyCase takes the refresh token no longer.
 */
export const keepTokens = (options: ConnectionOptions, opened: MyCaseSession): TokenKeeper => {
  let session = opened
  let unsaved: { readonly spent: string; readonly pair: MyCaseSession['tokens'] } | undefined
  let refreshing: Promise<void> | undefined

  const refresh = async (): Promise<void> => {
    session = parseSession(
      await renewSession(options, new Secret(session), async (latest) => {
        const kept = parseSession(latest)
        const { accessToken, refreshToken: spent } = kept.tokens
        if (accessToken !== session.tokens.accessToken) return latest
        const pair = unsaved?.spent === spent ? unsaved.pair : await renewed(options, kept)
        unsaved = { spent, pair }
        return new Secret({ ...kept, tokens: pair })
      }),
    )
    unsaved = undefined
  }
  const refreshOnce = async (): Promise<void> => {
    refreshing ??= refresh().finally(() => {
      refreshing = undefined
    })
    return refreshing
  }
  const isSpent = (): boolean => Date.parse(session.tokens.expiresAt) - marginMs <= options.clock.now().getTime()

  return {
    current: async () => {
      if (isSpent()) await refreshOnce()
      return session.tokens.accessToken
    },
    replace: async (refused) => {
      if (session.tokens.accessToken === refused) await refreshOnce()
    },
  }
}

const parseSession = (session: VendorSession): MyCaseSession => myCaseSession.parse(session.reveal())

const renewed = async (options: ConnectionOptions, { tokens }: MyCaseSession): Promise<MyCaseSession['tokens']> => {
  const { portal, oauth, clock, instruments } = options
  if (oauth === null) throw new SessionDeadError('the access token of MyCase ran out, and there is no OAuth client to renew it with')
  const pair = await requestTokens({ auth: portal.auth, oauth, clock, instruments }, { refreshToken: tokens.refreshToken })
  if (pair === undefined) throw new SessionDeadError('MyCase no longer takes the refresh token')
  return pair
}
