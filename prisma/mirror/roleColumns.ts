import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { TextList } from '../Database.js'
import type { MirrorTable } from './table/MirrorTable.js'

/** The contacts' roles that records name, as three columns of text: record, contact, role. None twice. */
export const roleColumns = <K extends RecordKind>(
  participants: NonNullable<MirrorTable<K>['participants']>,
  records: readonly CanonicalRecord<K>[],
): readonly [TextList, TextList, TextList] => {
  const rows = new Map<string, readonly [string, string, string]>()
  for (const record of records) {
    for (const { contactId, role } of participants(record))
      rows.set(JSON.stringify([record.vendorId, contactId, role]), [record.vendorId, contactId, role])
  }
  const all = [...rows.values()]
  return [all.map(([matterId]) => matterId), all.map(([, contactId]) => contactId), all.map(([, , role]) => role)]
}
