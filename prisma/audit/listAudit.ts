import type { AuditList, AuditListRequest } from '../../core/audit/AuditReader.js'
import type { Sql } from '../Database.js'
import { type Log, listLog } from '../log/listLog.js'
import { toAuditEvent } from './toAuditEvent.js'

const auditLog: Log = { table: 'audit_event', key: 'index', keyType: 'integer', columns: 'leaf, hash' }

/** Lists acts, the latest first. */
export const listAudit = async (sql: Sql, { tenant, accounts, filter, ...page }: AuditListRequest): Promise<AuditList> => {
  const { rows, ...outline } = await listLog(sql, auditLog, page, (bind) => [
    `tenant = ${bind(tenant, 'text')}`,
    ...(accounts === null ? [] : [`account_key = any(${bind(accounts, 'text[]')})`]),
    ...(typeof filter.subjectId === 'string' ? [`subject_id = ${bind(filter.subjectId, 'text')}`] : []),
    ...(typeof filter.actor === 'string' ? [`actor = ${bind(filter.actor, 'text')}`] : []),
    ...(Array.isArray(filter.actions) ? [`action = any(${bind(filter.actions, 'text[]')})`] : []),
    ...(typeof filter.from === 'string' ? [`at >= ${bind(filter.from, 'timestamptz')}`] : []),
    ...(typeof filter.until === 'string' ? [`at < ${bind(filter.until, 'timestamptz')}`] : []),
  ])
  return { events: rows.map(toAuditEvent), ...outline }
}
