import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { RequestReads } from '../../engine/reads/RequestReads.js'
import type { Entity } from './entity.js'
import { referenceOf } from './referenceOf.js'

/** The records of the same account that bare vendor ids name, without those that do not exist (any more). */
export const presentReferences = async <K extends RecordKind>(
  reads: RequestReads,
  kind: K,
  account: AccountKey,
  vendorIds: readonly string[],
): Promise<readonly Entity<K>[]> => {
  const entities = await Promise.all(vendorIds.map((vendorId) => referenceOf(reads, kind, account, vendorId)))
  return entities.filter((entity) => entity !== null)
}
