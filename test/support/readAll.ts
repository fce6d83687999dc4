import type { RecordKind } from '../../core/recordKind.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { RecordReader } from '../../core/vendorAdapter.js'
import { readPages } from './readPages.js'

/** Every record of a kind, in the order it was read; `between` runs after each page that is not the last, with the page's number from 1 on. */
export const readAll = async <K extends RecordKind>(
  reader: RecordReader<K>,
  between: (page: number) => Promise<void> = async () => {},
): Promise<readonly CanonicalRecord<K>[]> => {
  let page = 0
  const pages = await readPages(reader, null, () => between((page += 1)))
  return pages.flatMap(({ records }) => records)
}
