import type { RecordKind } from '../../core/recordKind.js'
import type { RecordPage, RecordReader } from '../../core/vendorAdapter.js'

const mostPages = 10_000

/** Every page of a kind from a cursor on, or from the beginning. `between` runs after each page that is not the last. */
export const readPages = async <K extends RecordKind>(
  reader: RecordReader<K>,
  cursor: string | null = null,
  between: (page: RecordPage<K>) => Promise<void> = async () => {},
): Promise<readonly RecordPage<K>[]> => {
  const pages: RecordPage<K>[] = []
  for (let next = cursor, first = true; first || next !== null; first = false) {
    if (pages.length === mostPages) throw new Error(`paging did not end after ${String(mostPages)} pages`)
    const page: RecordPage<K> = await reader.readPage(next)
    pages.push(page)
    next = page.next
    if (next !== null) await between(page)
  }
  return pages
}
