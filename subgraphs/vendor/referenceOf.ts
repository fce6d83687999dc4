import type { RequestReads } from '../../engine/reads/RequestReads.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import { type Entity, toEntityOrNull } from './entity.js'

/** The record of the same account that a bare vendor id names; null where there is no id, or no such record. */
export const referenceOf = async <K extends RecordKind>(
  reads: RequestReads,
  kind: K,
  account: AccountKey,
  vendorId: string | null,
): Promise<Entity<K> | null> => (vendorId === null ? null : toEntityOrNull(await reads.record(kind, { account, vendorId })))
