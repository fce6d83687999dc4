import { hash } from 'node:crypto'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { TextList } from '../Database.js'
import { columnText } from './columnText.js'
import type { MirrorColumn, MirrorTable } from './table/MirrorTable.js'

/** Every column that is written of a record, in the order of the statement; after them come the content hashes. */
export const writtenColumns = <K extends RecordKind>({ fields, derived }: MirrorTable<K>): readonly MirrorColumn<K>[] => [
  ...fields.flatMap(({ columns }) => columns),
  ...derived,
]

/** Told apart from each other and from any text. */
const [separator, missing] = ['\u001f', '\u001e']

/** A record as the texts of its columns, its content hash last. */
export type RecordTexts = readonly (string | null)[]

const textsOf = <K extends RecordKind>(columns: readonly MirrorColumn<K>[], record: CanonicalRecord<K>): RecordTexts => {
  const texts = columns.map((column) => columnText(column.type, column.value(record)))
  let content = ''
  for (const text of texts) content += (text ?? missing) + separator
  return [...texts, hash('sha256', content, 'base64')]
}

/** The texts of each record, by vendor id; of two with one id the later counts. */
export const recordTexts = <K extends RecordKind>(
  table: MirrorTable<K>,
  records: readonly CanonicalRecord<K>[],
): ReadonlyMap<string, RecordTexts> => {
  const columns = writtenColumns(table)
  return new Map(records.map((record) => [record.vendorId, textsOf(columns, record)]))
}

/** Records as columns of text, each with its content hash. */
export const recordColumns = (rows: readonly RecordTexts[]): readonly TextList[] =>
  (rows[0] ?? []).map((_, index) => rows.map((texts) => texts[index] ?? null))
