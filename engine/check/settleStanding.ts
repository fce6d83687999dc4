import type { AccountStatus } from '../../core/account/Account.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import { moveStanding } from '../../prisma/accounts/moveStanding.js'
import { readTroubles, type Trouble } from '../../prisma/accounts/readTroubles.js'
import type { Sql } from '../../prisma/Database.js'

const inWords = (kind: RecordKind): string => kind.toLowerCase().replace('_', ' ')

const standingOf = (troubles: readonly Trouble[]): { readonly status: AccountStatus; readonly detail: string | null } => {
  if (troubles.length === 0) return { status: 'CONNECTED', detail: null }
  const quarantined = troubles.filter((trouble) => trouble.quarantined > 0)
  const stopped = troubles.filter(({ isStopped }) => isStopped)
  const counts = quarantined.map((trouble) => `${inWords(trouble.kind)}: ${String(trouble.quarantined)}`).join(', ')
  const sentences = [
    ...(quarantined.length === 0
      ? []
      : [
          `Records whose numbers do not add up (${counts}) are not taken over; what was good before is still given, and the query quarantinedRecords says what is wrong with each.`,
        ]),
    ...(stopped.length === 0
      ? []
      : [
          `Reading stopped at answers in a form that is not known (${stopped.map(({ kind }) => inWords(kind)).join(', ')}); Account.sync says where.`,
        ]),
    'It is the operator’s move: the adapter needs an update, or the firm has to put the record right at the vendor.',
  ]
  return { status: 'DRIFTED', detail: sentences.join(' ') }
}

/**
 * Says of an account that can be read whether everything read is taken over: DRIFTED while a record is in quarantine or a kind's answers are in
 * an unknown form, else CONNECTED. An account that stands at none of `from` is left as it is: its vendor is down, or a person has to act.
 */
export const settleStanding = async (
  sql: Sql,
  account: AccountKey,
  from: readonly AccountStatus[] = ['CONNECTED', 'DRIFTED'],
): Promise<void> => moveStanding(sql, account, { from, ...standingOf(await readTroubles(sql, account)) })
