import type { ConnectionOptions, VendorSession } from '../../core/vendorAdapter.js'

/** How a connection's changed session is kept. */
export interface SessionKeeper extends Pick<ConnectionOptions, 'saveSession'> {
  readonly renewSession?: ConnectionOptions['renewSession'] | undefined
}

/**
 * Renews a connection's session and keeps the outcome before anybody uses it. Where others have the session too, `renew` begins with what is kept now and runs while nobody
 * else's does: a refresh token that is good once is never used twice. `renew` gives back the very value it was given when another has renewed it already.
 */
export const renewSession = async (
  { renewSession: renewShared, saveSession }: SessionKeeper,
  current: VendorSession,
  renew: (latest: VendorSession) => Promise<VendorSession>,
): Promise<VendorSession> => {
  if (renewShared !== undefined) return renewShared(renew)
  const renewed = await renew(current)
  await saveSession(renewed)
  return renewed
}
