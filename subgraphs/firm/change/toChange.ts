import type { Account } from '../../../core/account/Account.js'
import type { Change } from '../../../core/change/Change.js'
import { formatChangeId } from '../../../core/change/changeId.js'
import { type AccountKey, formatRecordId } from '../../../core/recordId.js'

/** A change as GraphQL's default resolvers read it. */
export const toChange = (change: Change, visible: ReadonlyMap<AccountKey, Account>): object => {
  const account = visible.get(change.account)
  if (account === undefined) throw new Error('a change of an account that the caller may not see')
  const { position, kind, action, changedFields, source, observedAt } = change
  const id = formatChangeId(position)
  return { __typename: 'Change', id, kind, action, recordId: formatRecordId(change), account, changedFields, source, observedAt }
}
