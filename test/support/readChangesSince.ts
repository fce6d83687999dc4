import type { RecordKind } from '../../core/recordKind.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { RecordPage, RecordReader } from '../../core/vendorAdapter.js'

/** Every record of a kind that is told as changed since an instant; of a kind that cannot be asked, none. */
export const readChangesSince = async <K extends RecordKind>(
  reader: RecordReader<K>,
  since: string,
): Promise<readonly CanonicalRecord<K>[]> => {
  const records: CanonicalRecord<K>[] = []
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page: RecordPage<K> | undefined = await reader.readChanges?.(since, cursor)
    if (page === undefined) return []
    records.push(...page.records)
    cursor = page.next
  }
  return records
}
