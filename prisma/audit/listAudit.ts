import type { AuditList, AuditListRequest } from '../../core/audit/AuditReader.js'
import type { Sql } from '../Database.js'
import { Values } from '../mirror/Values.js'
import { toAuditEvent } from './toAuditEvent.js'

/** Lists acts, the latest first. */
export const listAudit = async (sql: Sql, { tenant, accounts, filter, ...page }: AuditListRequest): Promise<AuditList> => {
  const { list: values, bind } = new Values()
  const conditions = [`tenant = ${bind(tenant, 'text')}`]
  if (accounts !== null) conditions.push(`account_key = any(${bind(accounts, 'text[]')})`)
  if (typeof filter.subjectId === 'string') conditions.push(`subject_id = ${bind(filter.subjectId, 'text')}`)
  if (typeof filter.actor === 'string') conditions.push(`actor = ${bind(filter.actor, 'text')}`)
  if (Array.isArray(filter.actions)) conditions.push(`action = any(${bind(filter.actions, 'text[]')})`)
  if (typeof filter.from === 'string') conditions.push(`at >= ${bind(filter.from, 'timestamptz')}`)
  if (typeof filter.until === 'string') conditions.push(`at < ${bind(filter.until, 'timestamptz')}`)
  const matching = conditions.join(' and ')
  const [after, before] = [page.after, page.before].map((place) => (place === null ? null : bind(place, 'integer')))
  const bounds = [matching, after && `index < ${after}`, before && `index > ${before}`].filter(Boolean).join(' and ')
  const exists = (beyond: string | null | undefined, sign: string): string =>
    beyond ? `exists (select 1 from audit_event where ${matching} and index ${sign} ${beyond})` : 'false'
  const rows = await sql.query<ListedRow>(
    `select page.leaf, page.hash, total.count as total, ${exists(after, '>=')} as before, ${exists(before, '<=')} as after
     from (select count(*)::int as count from audit_event where ${matching}) total
     left join lateral (
       select index, leaf, hash from audit_event where ${bounds} order by index ${page.backwards ? 'asc' : 'desc'} limit ${String(page.size + 1)}
     ) page on true
     order by page.index desc`,
    values,
  )
  const events = rows.flatMap(({ leaf, hash }) => (leaf === null || hash === null ? [] : [toAuditEvent({ leaf, hash })]))
  const goesOn = events.length > page.size
  return {
    events: !goesOn ? events : page.backwards ? events.slice(1) : events.slice(0, -1),
    hasNextPage: (goesOn && !page.backwards) || rows[0]?.after === true,
    hasPreviousPage: (goesOn && page.backwards) || rows[0]?.before === true,
    totalCount: rows[0]?.total ?? 0,
  }
}

interface ListedRow {
  readonly leaf: string | null
  readonly hash: string | null
  readonly total: number
  /** Whether something comes before, or after, what was asked for. */
  readonly before: boolean
  readonly after: boolean
}
