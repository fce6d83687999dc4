import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import { recordRows } from './recordRows.js'
import type { MirrorTable } from './table/MirrorTable.js'
import { mirrorTables } from './table/mirrorTables.js'

/** What became of one record. INSERTED: it was not there, or was a tombstone. UNCHANGED: only syncedAt moved, or an even later read is there already. */
export interface Upserted {
  readonly vendorId: string
  readonly outcome: 'INSERTED' | 'CHANGED' | 'UNCHANGED'
  /** The canonical fields that differ, by name; empty unless CHANGED. */
  readonly changedFields: readonly string[]
}

/** A batch of records as they were read from a vendor. */
export interface ReadBatch<K extends RecordKind> {
  readonly account: AccountKey
  readonly kind: K
  readonly records: readonly CanonicalRecord<K>[]
  /** When the reading began; it becomes syncedAt. A record that was read later already is left alone. */
  readonly readAt: Instant
}

/** The statement of each kind, made once. */
const statements = new Map<RecordKind, string>()

/** Writes a batch in one statement and tells what became of each record. */
export const upsertMany = async <K extends RecordKind>(sql: Sql, batch: ReadBatch<K>): Promise<readonly Upserted[]> => {
  if (batch.records.length === 0) return []
  const table: MirrorTable<K> = mirrorTables[batch.kind]
  const statement = statements.get(batch.kind) ?? upsertStatement(table)
  statements.set(batch.kind, statement)
  return sql.query<Upserted>(statement, [batch.account, recordRows(table, batch.records), batch.readAt])
}

/** Ids are looked up as arrays, not joined: so the index is followed even while the tables grow faster than the database's statistics. */
const upsertStatement = <K extends RecordKind>(table: MirrorTable<K>): string => {
  const columns = [...table.fields.flatMap((field) => field.columns), ...table.derived]
  const names = [...columns.map(({ name }) => name), 'content_hash']
  const differences = table.fields.map(
    ({ name, columns }) =>
      `case when ${columns.map((column) => `o.${column.name} is distinct from i.${column.name}`).join(' or ')} then '${name}' end`,
  )
  return `
with input as materialized (
  select i.* from jsonb_to_recordset($2::jsonb) as i(
    ${columns.map(({ name, type }) => `${name} ${type}`).join(', ')}, content_hash text${table.participants ? ', roles_on_it jsonb' : ''})
), old as materialized (
  -- In one order, so that two batches with the same records wait for each other instead of locking each other out.
  select * from ${table.name} where account_key = $1::text and vendor_id = any(array(select vendor_id from input)) order by vendor_id for update
), seen as (
  update ${table.name} set synced_at = $3::timestamptz
  where account_key = $1::text and synced_at < $3::timestamptz and vendor_id = any(array(
    select i.vendor_id from input i join old o on o.vendor_id = i.vendor_id where o.content_hash = i.content_hash and o.deleted_at is null))
), written as (
  insert into ${table.name} as m (account_key, synced_at, ${names.join(', ')})
  select $1::text, $3::timestamptz, ${names.map((name) => `i.${name}`).join(', ')}
  from input i left join old o on o.vendor_id = i.vendor_id
  where o.vendor_id is null or o.content_hash <> i.content_hash or o.deleted_at is not null
  on conflict (account_key, vendor_id) do update set deleted_at = null, synced_at = excluded.synced_at,
    ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
  where m.synced_at <= excluded.synced_at
  returning m.vendor_id
)${table.participants === null ? '' : participantStatements}, outcome as (
  select i.vendor_id, (w.vendor_id is not null and (o.vendor_id is null or o.deleted_at is not null)) as inserted,
    case when w.vendor_id is null or o.vendor_id is null or o.deleted_at is not null then array[]::text[] else array_remove(array[
      ${differences.join(',\n      ')}], null) end as changed
  from input i left join old o on o.vendor_id = i.vendor_id left join written w on w.vendor_id = i.vendor_id
)
select vendor_id as "vendorId", changed as "changedFields",
  case when inserted then 'INSERTED' when cardinality(changed) > 0 then 'CHANGED' else 'UNCHANGED' end as outcome
from outcome`
}

/** Removes the roles a written record no longer has and adds those it has now; what stays is not touched. */
const participantStatements = `, roles as materialized (
  select distinct i.vendor_id as matter_id, r ->> 0 as contact_id, r ->> 1 as role
  from input i join written w on w.vendor_id = i.vendor_id cross join jsonb_array_elements(i.roles_on_it) r
), removed as (
  delete from mirror_matter_participant p
  where p.account_key = $1::text and p.matter_id = any(array(select w.vendor_id from written w join old o on o.vendor_id = w.vendor_id))
    and not exists (select 1 from roles r where r.matter_id = p.matter_id and r.contact_id = p.contact_id and r.role = p.role)
), added as (
  insert into mirror_matter_participant (account_key, contact_id, role, matter_id)
  select $1::text, contact_id, role, matter_id from roles on conflict do nothing
)`
