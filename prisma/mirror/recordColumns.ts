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

/** Records as columns of text, each with its content hash; of two with one id the later counts. */
export const recordColumns = <K extends RecordKind>(table: MirrorTable<K>, records: readonly CanonicalRecord<K>[]): readonly TextList[] => {
  const columns = writtenColumns(table)
  const lists = columns.map((): (string | null)[] => [])
  const hashes: string[] = []
  for (const record of new Map(records.map((record) => [record.vendorId, record])).values()) {
    let content = ''
    for (const [index, column] of columns.entries()) {
      const text = columnText(column.type, column.value(record))
      lists[index]?.push(text)
      content += (text ?? missing) + separator
    }
    hashes.push(hash('sha256', content, 'base64'))
  }
  return [...lists, hashes]
}
