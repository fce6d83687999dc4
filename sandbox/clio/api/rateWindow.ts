import type { PortalClock } from '../../portal/Portal.js'

/** What the window says of one request. */
export interface WindowVerdict {
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  readonly resetAtMs: number
}

/** Clio's published limit in peak hours. */
const requestsPerWindow = 50
const windowMs = 60_000

/**
 * Clio's limit: 50 requests in each fixed window of 60 seconds per credential, scaled by the sandbox's setting.
 * A window begins with the credential's first request after the last one ended. Refused requests are not counted.
 */
export const createRateWindow = (scale: { readonly scale: number }, clock: PortalClock): { take(credential: string): WindowVerdict } => {
  const windows = new Map<string, { used: number; endsAt: number }>()
  return {
    take: (credential) => {
      const limit = Math.max(1, Math.floor(requestsPerWindow * scale.scale))
      const now = clock.now()
      const open = windows.get(credential)
      const window = open !== undefined && open.endsAt > now && open.endsAt <= now + windowMs ? open : { used: 0, endsAt: now + windowMs }
      windows.set(credential, window)
      const allowed = window.used < limit
      if (allowed) window.used += 1
      return { allowed, limit, remaining: Math.max(0, limit - window.used), resetAtMs: window.endsAt }
    },
  }
}
