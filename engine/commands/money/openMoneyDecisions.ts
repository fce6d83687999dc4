import type { AuditAct } from '../../../core/audit/AuditEvent.js'
import type { Clock } from '../../../core/clock.js'
import type { AccountKey } from '../../../core/recordId.js'
import type { Json } from '../../../core/record/scalars.js'
import type { TrustPolicy } from '../../../core/trust/TrustPolicy.js'
import { appendAudit } from '../../../prisma/audit/appendAudit.js'
import type { Database } from '../../../prisma/Database.js'
import { settleHold } from '../../../prisma/money/holdMoney.js'
import { lockMoney } from '../../../prisma/money/lockMoney.js'
import { readTrustPolicy, saveTrustPolicy } from '../../../prisma/money/trustPolicy.js'
import type { Decider, MoneyDecisions } from './MoneyDecisions.js'

/** A policy as the audit log keeps it. */
const asJson = ({ clearingDays, closedThrough }: TrustPolicy): Json => ({ clearingDays: { ...clearingDays }, closedThrough })

/** Opens what the firm decides about its money. */
export const openMoneyDecisions = ({ database, clock }: { readonly database: Database; readonly clock: Clock }): MoneyDecisions => {
  const actOf = (
    action: AuditAct['action'],
    account: AccountKey,
    { by, ...what }: { readonly by: Decider } & Pick<AuditAct, 'commandId' | 'subjectId' | 'before' | 'after'>,
  ): AuditAct => ({ at: clock.now().toISOString(), action, account, ...by, ...what })

  return {
    policyOf: async (account) => readTrustPolicy(database, account),
    decidePolicy: async (account, policy, by) =>
      database.transaction(async (sql) => {
        // What is being decided on meanwhile is decided by one policy, not by two.
        await lockMoney(sql, account)
        const before = asJson(await readTrustPolicy(sql, account))
        await saveTrustPolicy(sql, account, policy)
        await appendAudit(
          sql,
          actOf('trust_policy.decided', account, { by, commandId: null, subjectId: null, before, after: asJson(policy) }),
        )
      }),
    settle: async (commandId, account, { finding, by }) =>
      database.transaction(async (sql) => {
        await lockMoney(sql, account)
        const end = finding === 'DONE' ? 'BOOKED' : 'RELEASED'
        const isSettled = await settleHold(sql, commandId, { end, by: by.actor, now: clock.now().toISOString() })
        const what = { commandId, subjectId: commandId, before: { hold: 'HELD' }, after: { hold: end, finding } }
        if (isSettled) await appendAudit(sql, actOf('command.settled', account, { by, ...what }))
        return isSettled
      }),
  }
}
