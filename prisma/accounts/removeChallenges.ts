import type { AccountKey } from '../../core/recordId.js'
import type { Database } from '../Database.js'

/** Forgets the challenges of one account, or of all: their sign-ins are over. */
export const removeChallenges = async ({ client }: Database, account: AccountKey | 'ALL'): Promise<void> => {
  await client.challengeRow.deleteMany({ where: account === 'ALL' ? {} : { accountKey: account } })
}
