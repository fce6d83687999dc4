import type { RecordKind } from '../../../core/recordKind.js'
import type { ReadResult } from '../../../core/vendorAdapter.js'
import { isGuid } from './findByValues.js'

/** Answers a batch by id: every id begins as absent, those that can be the vendor's are looked up, and what is found takes its place. */
export const readAbsentFirst = async <K extends RecordKind>(
  vendorIds: readonly string[],
  find: (ids: readonly string[]) => Promise<Iterable<readonly [string, ReadResult<K>]>>,
): Promise<ReadonlyMap<string, ReadResult<K>>> => {
  const results = new Map<string, ReadResult<K>>(vendorIds.map((id) => [id, 'ABSENT']))
  const ids = [...results.keys()].filter(isGuid)
  if (ids.length === 0) return results
  for (const [id, result] of await find(ids)) if (results.has(id)) results.set(id, result)
  return results
}
