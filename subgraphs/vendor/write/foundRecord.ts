import type { FoundRecord, WrittenRecord } from '../../../core/recordWriters.js'

/** What a search by marker came to: a marker is on one record, so that several cannot be told apart. */
export const foundRecord = (found: readonly WrittenRecord[]): FoundRecord => {
  const [first, ...others] = found
  if (first === undefined) return { found: 'NOTHING' }
  return others.length > 0 ? { found: 'UNDECIDED' } : { found: 'RECORD', ...first }
}
