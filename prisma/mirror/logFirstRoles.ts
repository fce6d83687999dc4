import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import { accountValue } from './logChanges.js'
import { logContactRoles } from './logContactRoles.js'
import type { RoleMove } from './logMovedRoles.js'
import { mirrorTables } from './table/mirrorTables.js'

/**
 * Logs, once a first reading of a kind that gives contacts roles is over, the contacts that were told of before the records that gave them theirs: all at once, so
 * that no page of the reading costs more for it. A contact that was told of later was never seen without them. To be called in a transaction of its own.
 */
export const logFirstRoles = async (
  sql: Sql,
  { account, readAt, source, kind }: RoleMove & { readonly kind: RecordKind },
): Promise<void> => {
  if (mirrorTables[kind].participants === null) return
  // The statistics are older than the reading: by them every list here has one row, and each would be gone through for each row of the other.
  await sql.query(`select set_config('enable_nestloop', 'off', true)`)
  await sql.query(statement, [account, readAt, source])
}

const statement = `
with told as (
  select vendor_id, max(position) as position from change where account_key = ${accountValue} and kind = 'CONTACT' group by vendor_id
), named as (
  select vendor_id, min(position) as position from change where account_key = ${accountValue} and kind = 'MATTER' group by vendor_id
), differing as (
  select p.contact_id, p.role from mirror_matter_participant p join named n on n.vendor_id = p.matter_id join told t on t.vendor_id = p.contact_id
  where p.account_key = ${accountValue} group by p.contact_id, p.role, t.position having min(n.position) > t.position
)${logContactRoles('differing')}`
