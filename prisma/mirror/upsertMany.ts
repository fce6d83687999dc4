import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import { recordColumns, recordTexts, type RecordTexts, writtenColumns } from './recordColumns.js'
import { roleColumns } from './roleColumns.js'
import type { ColumnType, MirrorTable } from './table/MirrorTable.js'
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
  /** Whether hardly any of them can be in the mirror already: then new ones are written without a look at what is there. */
  readonly isFirstReading?: boolean
  /** The records' texts, where they were made beforehand with `encodeBatch`. */
  readonly texts?: ReadonlyMap<string, RecordTexts>
}

interface Statements {
  readonly upsert: string
  readonly insert: string
}

/** The statements of each kind, made once. */
const statements = new Map<RecordKind, Statements>()

const statementsOf = <K extends RecordKind>(table: MirrorTable<K>): Statements => {
  const { kind } = table
  const known = statements.get(kind)
  if (known !== undefined) return known
  const made = { upsert: upsertStatement(table), insert: insertStatement(table) }
  statements.set(kind, made)
  return made
}

/** Makes the texts of records that will be written: the greater part of the work outside the database, and better done before a transaction begins. */
export const encodeBatch = <K extends RecordKind>(kind: K, records: readonly CanonicalRecord<K>[]): ReadonlyMap<string, RecordTexts> =>
  recordTexts<K>(mirrorTables[kind], records)

/** Writes a batch and tells what became of each record. */
export const upsertMany = async <K extends RecordKind>(
  sql: Sql,
  { account, kind, records, readAt, isFirstReading = false, texts = encodeBatch(kind, records) }: ReadBatch<K>,
): Promise<readonly Upserted[]> => {
  const rows = [...new Set(records.map(({ vendorId }) => vendorId))].map((vendorId) => texts.get(vendorId) ?? [])
  if (rows.length === 0) return []
  const table: MirrorTable<K> = mirrorTables[kind]
  const roles = table.participants === null ? [] : roleColumns(table.participants, records)
  const values = [account, readAt, ...roles, ...recordColumns(rows)]
  const { upsert, insert } = statementsOf(table)
  const inserted = isFirstReading ? await sql.query<Upserted>(insert, values) : []
  if (inserted.length === rows.length) return inserted
  const upserted = await sql.query<Upserted>(upsert, values)
  const isNew = new Set(inserted.map(({ vendorId }) => vendorId))
  // What was inserted a moment ago looks unchanged now.
  return [...inserted, ...upserted.filter(({ vendorId }) => !isNew.has(vendorId))]
}

/** Columns as they arrive: every one a list of text. */
const inputOf = (columns: readonly { readonly name: string; readonly type: ColumnType }[], firstColumn: number): string => `
  select ${columns.map(({ name, type }) => (type === 'text' ? name : `${name}::${type}`)).join(', ')}
  from unnest(${columns.map((_, index) => `$${firstColumn + index}::text[]`).join(', ')}) as i(${columns.map(({ name }) => name).join(', ')})`

const columnsOf = <K extends RecordKind>(table: MirrorTable<K>) =>
  [...writtenColumns(table), { name: 'content_hash', type: 'text' } as const] satisfies readonly unknown[]

/** Where the columns begin among a statement's values; account, instant and roles come before them. */
const firstColumnOf = <K extends RecordKind>({ participants }: MirrorTable<K>): number => (participants === null ? 3 : 6)

/** Writes what is new and leaves the rest, tombstones too, as it is. */
const insertStatement = <K extends RecordKind>(table: MirrorTable<K>): string => {
  const columns = columnsOf(table)
  const names = columns.map(({ name }) => name).join(', ')
  return `
with written as (
  insert into ${table.name} (account_key, synced_at, ${names})
  select $1::text, $2::timestamptz, i.* from (${inputOf(columns, firstColumnOf(table))}) i
  on conflict (account_key, vendor_id) do nothing
  returning vendor_id
)${table.participants === null ? '' : `, roles as materialized (${rolesInput}), ${addedRoles}`}
select vendor_id as "vendorId", array[]::text[] as "changedFields", 'INSERTED' as outcome from written`
}

/** How two values of a column are compared: the text of JSON may differ where the JSON does not. */
const comparable = (value: string, { type }: { readonly type: ColumnType }): string => (type === 'json' ? `${value}::jsonb` : value)

/** Ids are looked up as arrays, not joined: so the index is followed even while the tables grow faster than the database's statistics. */
const upsertStatement = <K extends RecordKind>(table: MirrorTable<K>): string => {
  const columns = columnsOf(table)
  const names = columns.map(({ name }) => name)
  const differences = table.fields.map(({ name, columns }) => {
    const differs = columns.map(
      (column) => `${comparable(`o.${column.name}`, column)} is distinct from ${comparable(`i.${column.name}`, column)}`,
    )
    return `case when ${differs.join(' or ')} then '${name}' end`
  })
  return `
with input as materialized (${inputOf(columns, firstColumnOf(table))}
), old as materialized (
  -- In one order, so that two batches with the same records wait for each other instead of locking each other out.
  select * from ${table.name} where account_key = $1::text and vendor_id = any(array(select vendor_id from input)) order by vendor_id for update
), seen as (
  update ${table.name} set synced_at = $2::timestamptz
  where account_key = $1::text and synced_at < $2::timestamptz and vendor_id = any(array(
    select i.vendor_id from input i join old o on o.vendor_id = i.vendor_id where o.content_hash = i.content_hash and o.deleted_at is null))
), written as (
  insert into ${table.name} as m (account_key, synced_at, ${names.join(', ')})
  select $1::text, $2::timestamptz, ${names.map((name) => `i.${name}`).join(', ')}
  from input i left join old o on o.vendor_id = i.vendor_id
  where o.vendor_id is null or o.content_hash <> i.content_hash or o.deleted_at is not null
  on conflict (account_key, vendor_id) do update set deleted_at = null, synced_at = excluded.synced_at,
    ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
  where m.synced_at <= excluded.synced_at
  returning m.vendor_id
)${table.participants === null ? '' : roleStatements}, outcome as (
  select i.vendor_id, (w.vendor_id is not null and (o.vendor_id is null or o.deleted_at is not null)) as inserted,
    case when w.vendor_id is null or o.vendor_id is null or o.deleted_at is not null then array[]::text[] else array_remove(array[
      ${differences.join(',\n      ')}], null) end as changed
  from input i left join old o on o.vendor_id = i.vendor_id left join written w on w.vendor_id = i.vendor_id
)
select vendor_id as "vendorId", changed as "changedFields",
  case when inserted then 'INSERTED' when cardinality(changed) > 0 then 'CHANGED' else 'UNCHANGED' end as outcome
from outcome`
}

const rolesInput = `select * from unnest($3::text[], $4::text[], $5::text[]) as r(matter_id, contact_id, role)`

const addedRoles = `added as (
  insert into mirror_matter_participant (account_key, contact_id, role, matter_id)
  select $1::text, r.contact_id, r.role, r.matter_id from roles r join written w on w.vendor_id = r.matter_id on conflict do nothing
)`

/** Removes the roles a written record no longer has and adds those it has now; what stays is not touched. */
const roleStatements = `, roles as materialized (${rolesInput}
), removed as (
  delete from mirror_matter_participant p
  where p.account_key = $1::text and p.matter_id = any(array(select w.vendor_id from written w join old o on o.vendor_id = w.vendor_id))
    and not exists (select 1 from roles r where r.matter_id = p.matter_id and r.contact_id = p.contact_id and r.role = p.role)
), ${addedRoles}`
