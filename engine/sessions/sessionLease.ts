import type { AccountKey } from '../../core/recordId.js'

/** The lease whoever makes or renews an account's session holds: of all processes one at a time. */
export const sessionLease = (account: AccountKey): string => `session:${account}`
