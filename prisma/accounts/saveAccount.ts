import type { Account } from '../../core/account/Account.js'
import type { AuditAct } from '../../core/audit/AuditEvent.js'
import { appendAudit } from '../audit/appendAudit.js'
import type { Database } from '../Database.js'
import { assertLease, type Lease } from '../lease/leases.js'
import { upsertSecret } from '../vault/upsertSecret.js'
import type { SealedSecret } from '../vault/Vault.js'
import { toAccount } from './toAccount.js'

/** An account to be kept, with the secrets that belong to it. */
export interface AccountToSave {
  readonly account: Omit<Account, 'createdAt'>
  readonly loginFingerprint: string
  readonly secrets: readonly SealedSecret[]
  readonly now: Date
  /** What the sign-in holds; where another has taken it away, nothing is kept. */
  readonly lease?: Lease
  /** What the audit log says of it; null where saving is only a step on the way. */
  readonly act: AuditAct | null
}

const upsertAccount = `
insert into account (key, vendor, tenant, firm_name, region, time_zone, currency, status, status_detail, user_id, entitlements, capabilities,
  consent_granted_by, consent_granted_at, portal, login_fingerprint, created_at)
values ($1::text, $2::vendor, $3::text, $4::text, $5::text, $6::text, $7::text, $8::account_status, $9::text, $10::text, $11::jsonb, $12::jsonb,
  $13::text, $14::timestamptz, $15::jsonb, $16::text, $17::timestamptz)
on conflict (key) do update set vendor = excluded.vendor, tenant = excluded.tenant, firm_name = excluded.firm_name, region = excluded.region,
  time_zone = excluded.time_zone, currency = excluded.currency, status = excluded.status, status_detail = excluded.status_detail,
  user_id = excluded.user_id, entitlements = excluded.entitlements, capabilities = excluded.capabilities,
  consent_granted_by = excluded.consent_granted_by, consent_granted_at = excluded.consent_granted_at, portal = excluded.portal,
  login_fingerprint = excluded.login_fingerprint`

/** Keeps an account with its secrets, consent and audit record, all or nothing. An account that exists is renewed; secrets that are not given stay as they are. Throws LeaseLostError. */
export const saveAccount = async (
  database: Database,
  { account, loginFingerprint, secrets, now, lease, act }: AccountToSave,
): Promise<Account> => {
  const { key, consent } = account
  await database.transaction(async (sql) => {
    if (lease !== undefined) await assertLease(sql, lease)
    await sql.query(upsertAccount, [
      key,
      account.vendor,
      account.tenant,
      account.firmName,
      account.region,
      account.timeZone,
      account.currency,
      account.status,
      account.statusDetail,
      account.userId,
      JSON.stringify(account.entitlements),
      JSON.stringify(account.capabilities),
      consent.grantedBy,
      consent.grantedAt,
      JSON.stringify(account.portal),
      loginFingerprint,
      now.toISOString(),
    ])
    for (const secret of secrets) await upsertSecret(sql, key, secret)
    if (act !== null) await appendAudit(sql, act)
  })
  return toAccount(await database.client.accountRow.findUniqueOrThrow({ where: { key } }))
}
