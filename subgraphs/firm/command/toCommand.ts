import type { Account } from '../../../core/account/Account.js'
import { type Command, commandKinds } from '../../../core/command/Command.js'
import type { AccountKey } from '../../../core/recordId.js'
import { stubOf } from '../record/stubOf.js'

/** A command as GraphQL's default resolvers read it. */
export const toCommand = ({ account: key, recordId, ...command }: Command, visible: ReadonlyMap<AccountKey, Account>): object => {
  const account = visible.get(key)
  if (account === undefined) throw new Error('a command of an account that the caller may not see')
  const isThere = recordId !== null && command.kind !== 'deleteTimeEntry'
  return {
    ...command,
    __typename: 'Command',
    account,
    record: isThere ? stubOf({ kind: commandKinds[command.kind], vendor: account.vendor, account: key, vendorId: recordId }) : null,
  }
}
