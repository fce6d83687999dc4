import type { MirrorRow } from '../../../../core/mirror/MirrorRow.js'
import type { RecordKey } from '../../../../core/mirror/RecordKey.js'
import type { RecordKind } from '../../../../core/recordKind.js'
import type { FirmContext } from '../../FirmContext.js'
import { notFound } from './InputRefusal.js'

/** The record a key names, as fresh as the request asks; refuses where there is none. */
export const requireRecord = async <K extends RecordKind>(
  { reads }: Pick<FirmContext, 'reads'>,
  kind: K,
  { key, field }: { readonly key: RecordKey; readonly field: string },
): Promise<MirrorRow<K>> => {
  const row = await reads.record(kind, key)
  if (row === null) throw notFound(field)
  return row
}
