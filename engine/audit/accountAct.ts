import type { Account } from '../../core/account/Account.js'
import type { AuditAct, AuditAction } from '../../core/audit/AuditEvent.js'
import type { Clock } from '../../core/clock.js'
import type { Json } from '../../core/record/scalars.js'
import { formatAccountId } from '../../core/recordId.js'

/** What is done to an account, and by whom. */
export interface AccountDeed {
  readonly actor: string
  readonly action: AuditAction
  readonly before?: Json
  readonly after?: Json
}

/** The actor of what happens without anybody asking: a session that is renewed because the vendor ended it. */
export const systemActor = 'system'

/** Tells a deed in the audit log's words. */
export const accountAct = (
  clock: Clock,
  { key, vendor, tenant }: Pick<Account, 'key' | 'vendor' | 'tenant'>,
  { actor, action, before = null, after = null }: AccountDeed,
): AuditAct => ({
  at: clock.now().toISOString(),
  tenant,
  actor,
  action,
  account: key,
  subjectId: formatAccountId({ vendor, account: key }),
  rationale: null,
  commandId: null,
  before,
  after,
})
