import type { ChangeSource } from '../../core/change/Change.js'
import { contractFields } from '../../core/change/contractFields.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'
import { accountValue, logChanges, readAtValue } from './logChanges.js'
import { logMovedRoles, type MovedRole } from './logMovedRoles.js'
import { recordColumns, recordTexts, type RecordTexts, writtenColumns } from './recordColumns.js'
import { roleColumns } from './roleColumns.js'
import type { ColumnType, MirrorTable } from './table/MirrorTable.js'
import { mirrorTables } from './table/mirrorTables.js'

/** What became of one record. INSERTED: it was not there, or was a tombstone. UNCHANGED: only syncedAt moved, or an even later read is there already. */
export interface Upserted {
  readonly vendorId: string
  readonly outcome: 'INSERTED' | 'CHANGED' | 'UNCHANGED'
  /** The fields that differ, by their names in the graph; empty unless CHANGED. */
  readonly changedFields: readonly string[]
}

/** A batch of records as they were read from a vendor. */
export interface ReadBatch<K extends RecordKind> {
  readonly account: AccountKey
  readonly kind: K
  readonly records: readonly CanonicalRecord<K>[]
  /** When the reading began; it becomes syncedAt. A record that was read later already is left alone. */
  readonly readAt: Instant
  /** Which reading it was, for the change log; SYNC where nothing is said. */
  readonly source?: ChangeSource
  /** Whether hardly any of them can be in the mirror already: then new ones are written without a look at what is there. */
  readonly isFirstReading?: boolean
  /** The records' texts, where they were made beforehand with `encodeBatch`. */
  readonly texts?: ReadonlyMap<string, RecordTexts> | undefined
}

interface Statements {
  readonly upsert: string
  readonly insert: string
}

/** So many records are written with a kept plan, which knows nothing of how many there are: thousands it would join one by one. */
const few = 10

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

/** A row of the upsert. OVERTAKEN: another transaction inserted the record while this one was on its way, and nothing was done with it yet. */
interface UpsertedRow extends Omit<Upserted, 'outcome'> {
  readonly outcome: Upserted['outcome'] | 'OVERTAKEN'
  /** What the record gave its contacts and took from them; null for nothing, and not told of a first reading. */
  readonly moved?: readonly MovedRole[] | null
}

const isSettled = (row: Omit<UpsertedRow, 'moved'>): row is Upserted => row.outcome !== 'OVERTAKEN'

/** What a greater statement needs for itself the embedded database would never give back; a portal's list that has no order to go by is a page of any length. */
export const rowsPerStatement = 1_000

/**
 * Writes a batch, logs its changes and tells what became of each record. A first reading leaves the contacts that its records name to `logFirstRoles`. To be called
 * inside a transaction where records name contacts, or may be more than one statement writes.
 */
export const upsertMany = async <K extends RecordKind>(
  sql: Sql,
  { account, kind, records, readAt, source = 'SYNC', isFirstReading = false, texts }: ReadBatch<K>,
): Promise<readonly Upserted[]> => {
  const table: MirrorTable<K> = mirrorTables[kind]
  const { upsert, insert } = statementsOf(table)
  const recordsOf = Map.groupBy(records, ({ vendorId }) => vendorId)
  // In one order over all statements, as within each.
  const ids = [...recordsOf.keys()].toSorted()
  const settled = new Map<string, Upserted>()
  const moved: MovedRole[] = []
  const settle = (outcomes: readonly UpsertedRow[]): void => {
    for (const { moved: roles, ...row } of outcomes) {
      moved.push(...(roles ?? []))
      // What was written a moment ago looks unchanged the next time.
      if (isSettled(row) && !settled.has(row.vendorId)) settled.set(row.vendorId, row)
    }
  }
  for (let start = 0; start < ids.length; start += rowsPerStatement) {
    const part = ids.slice(start, start + rowsPerStatement)
    const named = part.flatMap((id) => recordsOf.get(id) ?? [])
    const roles = table.participants === null ? [] : roleColumns(table.participants, named)
    const made = texts ?? encodeBatch(kind, named)
    const values = [account, readAt, source, ...roles, ...recordColumns(part.map((id) => made.get(id) ?? []))]
    if (isFirstReading) settle(await sql.query<UpsertedRow>(insert, values))
    // A record that another transaction inserted meanwhile is there for the next statement to compare with.
    while (settled.size < start + part.length) settle(await sql.query<UpsertedRow>(upsert, values, { isKept: part.length <= few }))
  }
  await logMovedRoles(sql, { account, readAt, source }, moved)
  return [...settled.values()]
}

/** Columns as they arrive: every one a list of text. */
const inputOf = (columns: readonly { readonly name: string; readonly type: ColumnType }[], firstColumn: number): string => `
  select ${columns.map(({ name, type }) => (type === 'text' ? name : `${name}::${type}`)).join(', ')}
  from unnest(${columns.map((_, index) => `$${firstColumn + index}::text[]`).join(', ')}) as i(${columns.map(({ name }) => name).join(', ')})`

const columnsOf = <K extends RecordKind>(table: MirrorTable<K>) =>
  [...writtenColumns(table), { name: 'content_hash', type: 'text' } as const] satisfies readonly unknown[]

/** Where the columns begin among a statement's values; account, instant, source and roles come before them. */
const firstColumnOf = <K extends RecordKind>({ participants }: MirrorTable<K>): number => (participants === null ? 4 : 7)

/** Writes what is new and leaves the rest, tombstones too, as it is. */
const insertStatement = <K extends RecordKind>(table: MirrorTable<K>): string => {
  const columns = columnsOf(table)
  const names = columns.map(({ name }) => name).join(', ')
  return `
with written as (
  insert into ${table.name} as m (account_key, synced_at, ${names})
  select ${accountValue}, ${readAtValue}, i.* from (${inputOf(columns, firstColumnOf(table))}) i
  on conflict (account_key, vendor_id) do nothing
  returning m.vendor_id, ${table.matterIds('m')} as matter_ids
), logged as (${logChanges(table.kind, `select vendor_id, 'CREATED' as action, array[]::text[] as changed_fields, matter_ids from written`)}
)${table.participants === null ? '' : `, roles as materialized (${rolesInput}), ${addedRoles}`}
select vendor_id as "vendorId", array[]::text[] as "changedFields", 'INSERTED' as outcome from written`
}

/** How two values of a column are compared: the text of JSON may differ where the JSON does not. */
const comparable = (value: string, { type }: { readonly type: ColumnType }): string => (type === 'json' ? `${value}::jsonb` : value)

/** Ids are looked up as arrays, not joined: so the index is followed even while the tables grow faster than the database's statistics. */
const upsertStatement = <K extends RecordKind>(table: MirrorTable<K>): string => {
  const columns = columnsOf(table)
  const names = columns.map(({ name }) => name)
  const differences = table.fields.flatMap(({ name, columns }) => {
    const differs = columns.map(
      (column) => `${comparable(`o.${column.name}`, column)} is distinct from ${comparable(`i.${column.name}`, column)}`,
    )
    return contractFields(name).map((field) => `case when ${differs.join(' or ')} then '${field}' end`)
  })
  return `
with input as materialized (${inputOf(columns, firstColumnOf(table))}
), old as materialized (
  -- In one order, so that two batches with the same records wait for each other instead of locking each other out.
  select * from ${table.name} where account_key = ${accountValue} and vendor_id = any(array(select vendor_id from input)) order by vendor_id collate "C" for update
), seen as (
  update ${table.name} set synced_at = ${readAtValue}
  where account_key = ${accountValue} and synced_at < ${readAtValue} and vendor_id = any(array(
    select i.vendor_id from input i join old o on o.vendor_id = i.vendor_id where o.content_hash = i.content_hash and o.deleted_at is null))
), written as (
  insert into ${table.name} as m (account_key, synced_at, ${names.join(', ')})
  select ${accountValue}, ${readAtValue}, ${names.map((name) => `i.${name}`).join(', ')}
  from input i left join old o on o.vendor_id = i.vendor_id
  where o.vendor_id is null or o.content_hash <> i.content_hash or o.deleted_at is not null
  on conflict (account_key, vendor_id) do update set deleted_at = null, synced_at = excluded.synced_at,
    ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
  where m.synced_at <= excluded.synced_at and exists (select 1 from old where old.vendor_id = m.vendor_id)
  returning m.vendor_id, ${table.matterIds('m')} as matter_ids
)${table.participants === null ? '' : roleStatements}, outcome as (
  select i.vendor_id, w.matter_ids || (case when o.vendor_id is null then '{}' else ${table.matterIds('o')} end) as matter_ids,
    (w.vendor_id is null and o.vendor_id is null) as overtaken, (w.vendor_id is not null and (o.vendor_id is null or o.deleted_at is not null)) as inserted,
    case when w.vendor_id is null or o.vendor_id is null or o.deleted_at is not null then array[]::text[] else array_remove(array[
      ${differences.join(',\n      ')}], null) end as changed
  from input i left join old o on o.vendor_id = i.vendor_id left join written w on w.vendor_id = i.vendor_id
), logged as (${logChanges(
    table.kind,
    `select vendor_id, case when inserted then 'CREATED' else 'UPDATED' end as action, changed as changed_fields,
      array(select distinct m from unnest(matter_ids) as m) as matter_ids
    from outcome where inserted or cardinality(changed) > 0`,
  )}
)
select vendor_id as "vendorId", changed as "changedFields",
  case when overtaken then 'OVERTAKEN' when inserted then 'INSERTED' when cardinality(changed) > 0 then 'CHANGED' else 'UNCHANGED' end as outcome
  ${table.participants === null ? '' : `, moved.roles as moved`}
from outcome ${table.participants === null ? '' : `left join moved on moved.matter_id = vendor_id`}`
}

const rolesInput = `select * from unnest($4::text[], $5::text[], $6::text[]) as r(matter_id, contact_id, role)`

const addedRoles = `added as (
  insert into mirror_matter_participant (account_key, contact_id, role, matter_id)
  select ${accountValue}, r.contact_id, r.role, r.matter_id from roles r join written w on w.vendor_id = r.matter_id on conflict do nothing
  returning contact_id, role, matter_id
)`

/** Removes the roles a written record no longer has and adds those it has now; what stays is not touched. Tells both of each record. */
const roleStatements = `, roles as materialized (${rolesInput}
), removed as (
  delete from mirror_matter_participant p
  where p.account_key = ${accountValue} and p.matter_id = any(array(select w.vendor_id from written w join old o on o.vendor_id = w.vendor_id))
    and not exists (select 1 from roles r where r.matter_id = p.matter_id and r.contact_id = p.contact_id and r.role = p.role)
  returning p.contact_id, p.role, p.matter_id
), ${addedRoles}, moved as (
  select matter_id, jsonb_agg(jsonb_build_object('matterId', matter_id, 'contactId', contact_id, 'role', role, 'isAdded', is_added)) as roles
  from (select *, true as is_added from added union all select *, false from removed) both_ways group by matter_id
)`
