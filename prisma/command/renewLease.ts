import type { Instant } from '../../core/record/scalars.js'
import type { Sql } from '../Database.js'
import type { ClaimedCommand } from './claimCommand.js'
import { FencedOutError } from './moveCommand.js'

/** Lets the worker that has a command go on with it until an instant; throws FencedOutError where another has it by now. */
export const renewLease = async (sql: Sql, { command, fence }: ClaimedCommand, leaseUntil: Instant): Promise<void> => {
  const rows = await sql.query(
    'update command set lease_until = $3::timestamptz where id = $1::text and fence = $2::int and state = $4::command_state returning id',
    [command.id, fence, leaseUntil, command.state],
  )
  if (rows.length === 0) throw new FencedOutError(`another worker has ${command.id} by now`)
}
