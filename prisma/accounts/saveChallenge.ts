import type { AuditAct } from '../../core/audit/AuditEvent.js'
import type { Challenge } from '../../core/account/Challenge.js'
import { appendAudit } from '../audit/appendAudit.js'
import type { Database } from '../Database.js'

/** Keeps the challenge an account waits with, in place of any earlier one, and says so in the account's status and in the audit log; all or nothing. */
export const saveChallenge = async (
  database: Database,
  { id, account, method, sentTo, options, expiresAt }: Challenge,
  { now, detail, act }: { readonly now: Date; readonly detail: string; readonly act: AuditAct },
): Promise<void> => {
  await database.transaction(async (sql) => {
    await sql.query('delete from challenge where account_key = $1::text', [account])
    await sql.query(
      `insert into challenge (id, account_key, method, sent_to, options, created_at, expires_at)
       values ($1::text, $2::text, $3::mfa_method, $4::text, $5::jsonb, $6::timestamptz, $7::timestamptz)`,
      [id, account, method, sentTo, JSON.stringify(options), now.toISOString(), expiresAt],
    )
    await sql.query(`update account set status = 'CHALLENGE', status_detail = $2::text where key = $1::text`, [account, detail])
    await appendAudit(sql, act)
  })
}
