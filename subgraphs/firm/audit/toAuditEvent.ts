import type { Account } from '../../../core/account/Account.js'
import type { AuditEvent } from '../../../core/audit/AuditEvent.js'
import type { AccountKey } from '../../../core/recordId.js'
import { formatAuditEventId } from '../../../core/audit/auditEventId.js'

/** An act as GraphQL's default resolvers read it. */
export const toAuditEvent = ({ account, ...event }: AuditEvent, visible: ReadonlyMap<AccountKey, Account>): object => ({
  ...event,
  __typename: 'AuditEvent',
  id: formatAuditEventId(event.index),
  account: account === null ? null : (visible.get(account) ?? null),
})
