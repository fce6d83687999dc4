import type { AccountStatus } from '../../core/account/Account.js'
import type { AuditAct } from '../../core/audit/AuditEvent.js'
import type { AccountKey } from '../../core/recordId.js'
import { appendAudit } from '../audit/appendAudit.js'
import type { Database } from '../Database.js'
import { assertLease, type Lease } from '../lease/leases.js'
import { upsertSecret } from '../vault/upsertSecret.js'
import type { SealedSecret } from '../vault/Vault.js'

/** Where an account stands, and the act that brought it there; null for what happens without anybody's doing. */
export interface AccountStanding {
  readonly status: AccountStatus
  readonly detail: string | null
  readonly act: AuditAct | null
  /** What a sign-in holds that says so; where another has taken it away, nothing is written. */
  readonly lease?: Lease
  /** Kept with it. */
  readonly secret?: SealedSecret
}

/** Says where an account stands and why, together with its audit record. An account that is not kept (yet) is passed over. Throws LeaseLostError. */
export const setAccountStatus = async (
  database: Database,
  key: AccountKey,
  { status, detail, act, lease, secret }: AccountStanding,
): Promise<void> => {
  await database.transaction(async (sql) => {
    if (lease !== undefined) await assertLease(sql, lease)
    if (secret !== undefined) await upsertSecret(sql, key, secret)
    await sql.query('update account set status = $2::account_status, status_detail = $3::text where key = $1::text', [key, status, detail])
    if (act !== null) await appendAudit(sql, act)
  })
}
