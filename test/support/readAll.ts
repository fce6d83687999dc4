import type { RecordKind } from '../../core/recordKind.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { RecordReader } from '../../core/vendorAdapter.js'
import { readPages } from './readPages.js'

/** Every record of a kind, in the order it was read. */
export const readAll = async <K extends RecordKind>(reader: RecordReader<K>): Promise<readonly CanonicalRecord<K>[]> =>
  (await readPages(reader)).flatMap(({ records }) => records)
