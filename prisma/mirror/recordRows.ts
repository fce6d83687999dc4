import { hash } from 'node:crypto'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { Json } from '../../core/record/scalars.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { MirrorTable } from './table/MirrorTable.js'

/** What PostgreSQL cannot keep in its text: NUL, and halves of a pair that stand alone. */
const unstorable = /\\u(?:0000|d[89a-f])/i

const storable = (_key: string, value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value)

/** JSON that PostgreSQL takes; what it cannot keep is left out, or replaced by the sign for "unreadable". */
const toJson = (value: Readonly<Record<string, Json>>): string => {
  const text = JSON.stringify(value)
  return unstorable.test(text) ? JSON.stringify(value, storable) : text
}

const rowOf = <K extends RecordKind>(table: MirrorTable<K>, record: CanonicalRecord<K>): string => {
  const row: Record<string, Json> = {}
  for (const { columns } of table.fields) for (const column of columns) row[column.name] = column.value(record)
  for (const column of table.derived) row[column.name] = column.value(record)
  if (table.participants !== null) row['roles_on_it'] = table.participants(record).map(({ contactId, role }) => [contactId, role])
  const text = toJson(row)
  return `${text.slice(0, -1)},"content_hash":"${hash('sha256', text, 'base64')}"}`
}

/** Records as the JSON text of one statement's rows, each with its content hash; of two with one id the later counts. */
export const recordRows = <K extends RecordKind>(table: MirrorTable<K>, records: readonly CanonicalRecord<K>[]): string => {
  const latest = new Map(records.map((record) => [record.vendorId, record]))
  return `[${[...latest.values()].map((record) => rowOf(table, record)).join(',')}]`
}
