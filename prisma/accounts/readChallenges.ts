import { z } from 'zod'
import type { Challenge } from '../../core/account/Challenge.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Database } from '../Database.js'

const options = z.array(z.string())

/** The latest challenge of each account that is not over at this moment. */
export const readChallenges = async (
  { client }: Database,
  keys: readonly AccountKey[],
  now: Date,
): Promise<ReadonlyMap<AccountKey, Challenge>> => {
  const rows = await client.challengeRow.findMany({
    where: { accountKey: { in: [...keys] }, expiresAt: { gt: now } },
    orderBy: { createdAt: 'asc' },
  })
  const known: ReadonlyMap<string, AccountKey> = new Map(keys.map((key) => [key, key]))
  return new Map(
    rows.flatMap(({ id, accountKey, method, sentTo, expiresAt, ...row }) => {
      const account = known.get(accountKey)
      if (account === undefined) return []
      return [[account, { id, account, method, sentTo, options: options.parse(row.options), expiresAt: expiresAt.toISOString() }]]
    }),
  )
}
