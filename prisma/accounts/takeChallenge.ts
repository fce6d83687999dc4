import type { AuditAct } from '../../core/audit/AuditEvent.js'
import type { AccountKey } from '../../core/recordId.js'
import { appendAudit } from '../audit/appendAudit.js'
import type { Database } from '../Database.js'

/** Forgets the challenge of an account because somebody answers it, together with the audit record of the answer. */
export const takeChallenge = async (database: Database, account: AccountKey, act: AuditAct): Promise<void> => {
  await database.transaction(async (sql) => {
    await sql.query('delete from challenge where account_key = $1::text', [account])
    await appendAudit(sql, act)
  })
}
