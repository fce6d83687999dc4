import type { Challenge } from '../../core/account/Challenge.js'
import type { Database } from '../Database.js'

/** Keeps the challenge an account waits with, in place of any earlier one, and says so in the account's status; all or nothing. */
export const saveChallenge = async (
  { client }: Database,
  { account, expiresAt, options, ...challenge }: Challenge,
  { now, detail }: { readonly now: Date; readonly detail: string },
): Promise<void> => {
  await client.$transaction([
    client.challengeRow.deleteMany({ where: { accountKey: account } }),
    client.challengeRow.create({
      data: { ...challenge, accountKey: account, options: [...options], createdAt: now, expiresAt: new Date(expiresAt) },
    }),
    client.accountRow.update({ where: { key: account }, data: { status: 'CHALLENGE', statusDetail: detail } }),
  ])
}
