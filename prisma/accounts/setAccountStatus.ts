import type { AccountStatus } from '../../core/account/Account.js'
import type { AuditAct } from '../../core/audit/AuditEvent.js'
import type { AccountKey } from '../../core/recordId.js'
import { appendAudit } from '../audit/appendAudit.js'
import type { Database } from '../Database.js'

/** Where an account stands, and the act that brought it there; null for what happens without anybody's doing. */
export interface AccountStanding {
  readonly status: AccountStatus
  readonly detail: string | null
  readonly act: AuditAct | null
}

/** Says where an account stands and why, together with its audit record. An account that is not kept (yet) is passed over. */
export const setAccountStatus = async (database: Database, key: AccountKey, { status, detail, act }: AccountStanding): Promise<void> => {
  await database.transaction(async (sql) => {
    await sql.query('update account set status = $2::account_status, status_detail = $3::text where key = $1::text', [key, status, detail])
    if (act !== null) await appendAudit(sql, act)
  })
}
