import type { AuditReader } from '../../core/audit/AuditReader.js'
import type { Sql } from '../Database.js'
import { listAudit } from './listAudit.js'
import { toAuditEvent } from './toAuditEvent.js'

/** The audit log over a database. */
export const openAuditReader = (sql: Sql): AuditReader => ({
  list: async (request) => listAudit(sql, request),
  find: async (index, { tenant, accounts }) => {
    const [row] = await sql.query<{ leaf: string; hash: string }>(
      `select leaf, hash from audit_event where index = $1::int8 and tenant = $2::text and ($3::text[] is null or account_key = any($3::text[]))`,
      [index, tenant, accounts],
    )
    return row === undefined ? null : toAuditEvent(row)
  },
})
