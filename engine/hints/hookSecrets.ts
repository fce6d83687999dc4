import type { Json } from '../../core/record/scalars.js'

/** What the vault keeps of an account's hooks. */
export interface HookSecrets {
  /** The opaque part of the address. */
  readonly token: string
  /** What the vendor's own code needs. */
  readonly known: Json
}

/** Reads what the vault has; null where it has nothing. */
export const readHookSecrets = (stored: Json): HookSecrets | null => {
  if (stored === null || typeof stored !== 'object' || !('token' in stored) || typeof stored.token !== 'string') return null
  return { token: stored.token, known: stored.known ?? null }
}
