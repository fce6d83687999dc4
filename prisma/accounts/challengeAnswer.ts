import type { AuditAct } from '../../core/audit/AuditEvent.js'
import type { AccountKey } from '../../core/recordId.js'
import { appendAudit } from '../audit/appendAudit.js'
import type { Database, Sql } from '../Database.js'

/** The account whose unanswered challenge has this id; null where there is none. */
export const findChallenge = async (sql: Sql, id: string, now: Date): Promise<AccountKey | null> => {
  const [row] = await sql.query<{ account: AccountKey }>(
    'select account_key as account from challenge where id = $1::text and answer is null and expires_at > $2::timestamptz',
    [id, now.toISOString()],
  )
  return row?.account ?? null
}

/** Leaves a sealed answer for the process that waits for it, together with its audit record; false where the challenge is over or was answered. */
export const leaveAnswer = async (database: Database, id: string, sealed: Uint8Array, act: AuditAct): Promise<boolean> =>
  database.transaction(async (sql) => {
    const rows = await sql.query(
      `update challenge set answer = decode($2::text, 'hex') where id = $1::text and answer is null and expires_at > $3::timestamptz returning id`,
      [id, Buffer.from(sealed).toString('hex'), act.at],
    )
    if (rows.length > 0) await appendAudit(sql, act)
    return rows.length > 0
  })

/** Takes the sealed answer that was left for a challenge, and the challenge with it; null while there is none. */
export const takeAnswer = async (sql: Sql, id: string): Promise<Uint8Array | null> => {
  const [row] = await sql.query<{ answer: string }>(
    `delete from challenge where id = $1::text and answer is not null returning encode(answer, 'hex') as answer`,
    [id],
  )
  return row === undefined ? null : Buffer.from(row.answer, 'hex')
}

/** Whether an account's sign-in has taken the answer to this challenge and waits for another. */
export const asksAgain = async (sql: Sql, account: AccountKey, answered: string): Promise<boolean> => {
  const rows = await sql.query<{ id: string }>('select id from challenge where account_key = $1::text', [account])
  return rows.length > 0 && rows.every(({ id }) => id !== answered)
}
