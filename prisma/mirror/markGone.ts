import type { ChangeSource } from '../../core/change/Change.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import { accountValue, logChanges, readAtValue } from './logChanges.js'
import { logMovedRoles, type MovedRole } from './logMovedRoles.js'
import type { MirrorTable } from './table/MirrorTable.js'
import { mirrorTables } from './table/mirrorTables.js'

/** Records a vendor said it does not have. */
export interface AbsentBatch {
  readonly account: AccountKey
  readonly kind: RecordKind
  readonly vendorIds: readonly string[]
  /** When the vendor was asked; a record that was read later is left alone. */
  readonly readAt: Instant
  /** Which reading it was, for the change log; SYNC where nothing is said. */
  readonly source?: ChangeSource
}

/** Makes tombstones of records, logs it, and tells which were living until now. Records that never were here stay unknown. To be called inside a transaction where records name contacts. */
export const markGone = async (
  sql: Sql,
  { account, kind, vendorIds, readAt, source = 'SYNC' }: AbsentBatch,
): Promise<readonly string[]> => {
  if (vendorIds.length === 0) return []
  const rows = await sql.query<GoneRow>(statementOf(mirrorTables[kind]), [account, readAt, source, vendorIds])
  await logMovedRoles(
    sql,
    { account, readAt, source },
    rows.flatMap(({ moved }) => moved ?? []),
  )
  return rows.map(({ vendorId }) => vendorId)
}

interface GoneRow {
  readonly vendorId: string
  /** The roles its contacts had by it; null for none. */
  readonly moved?: readonly MovedRole[] | null
}

type GoneTable = Pick<MirrorTable<RecordKind>, 'name' | 'matterIds' | 'kind'> & { readonly participants: unknown }

const statementOf = ({ kind, name, matterIds, participants }: GoneTable): string => `
with old as materialized (
  select r.vendor_id, r.deleted_at, ${matterIds('r')} as matter_ids from ${name} r
  where r.account_key = ${accountValue} and r.vendor_id = any($4::text[]) and r.synced_at <= ${readAtValue}
  order by r.vendor_id for update of r
), gone as (
  update ${name} m set deleted_at = coalesce(m.deleted_at, ${readAtValue}), synced_at = ${readAtValue}
  from old o where m.account_key = ${accountValue} and m.vendor_id = o.vendor_id
), logged as (${logChanges(kind, `select vendor_id, 'DELETED' as action, array[]::text[] as changed_fields, matter_ids from old where deleted_at is null`)}
)${participants === null ? '' : removedRoles}
select vendor_id as "vendorId" ${participants === null ? '' : ', moved.roles as moved'}
from old ${participants === null ? '' : 'left join moved on moved.matter_id = vendor_id'} where deleted_at is null`

const removedRoles = `, removed as (
  delete from mirror_matter_participant p using old o where p.account_key = ${accountValue} and p.matter_id = o.vendor_id returning p.contact_id, p.role, p.matter_id
), moved as (
  select matter_id, jsonb_agg(jsonb_build_object('matterId', matter_id, 'contactId', contact_id, 'role', role, 'isAdded', false)) as roles from removed group by matter_id
)`
