import type { AccountStatus } from './Account.js'

/** Of accounts that nothing can be read of before a person does something. */
export const closedStatuses: ReadonlySet<AccountStatus> = new Set(['CONNECTING', 'CHALLENGE', 'NEEDS_CREDENTIALS', 'DISCONNECTED'])
