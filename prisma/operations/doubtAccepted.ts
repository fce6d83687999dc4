import type { Instant } from '../../core/record/scalars.js'
import { commandColumns, toCommand } from '../command/commandColumns.js'
import { moveCommand } from '../command/moveCommand.js'
import type { Sql } from '../Database.js'

/**
 * Has every command that a restored database takes for not sent looked for at its vendor before it is sent, each with an act in the audit log: it may have been sent after the backup was made.
 * Gives how many. To be called inside a transaction, when nobody else uses the database.
 */
export const doubtAccepted = async (sql: Sql, now: Instant): Promise<number> => {
  const rows = await sql.query<{ fence: number }>(`select ${commandColumns}, fence from command where state = 'ACCEPTED' order by id`)
  for (const row of rows) {
    const command = toCommand(row)
    const { id, tenant, account, kind } = command
    const act = { at: now, tenant, account, actor: 'operator', action: 'command.doubted', subjectId: id, commandId: id } as const
    const states = { rationale: null, before: { kind, state: 'ACCEPTED' }, after: { kind, state: 'UNCERTAIN' } }
    await moveCommand(sql, { command, fence: row.fence }, { event: 'DOUBT', now, dueAt: now, act: { ...act, ...states } })
  }
  return rows.length
}
