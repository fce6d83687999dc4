import { MattergraphError } from '../../core/errors.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { ReadResult } from '../../core/vendorAdapter.js'
import type { Database } from '../../prisma/Database.js'
import { markGone } from '../../prisma/mirror/markGone.js'
import { upsertMany } from '../../prisma/mirror/upsertMany.js'

/** What a vendor answered for single records. */
export interface ReadResults<K extends RecordKind> {
  readonly account: AccountKey
  readonly kind: K
  readonly results: ReadonlyMap<string, ReadResult<K>>
  readonly readAt: Instant
}

/** Writes what a vendor answered for single records: what it has, and that it has not what is absent. Errors leave the mirror as it is. */
export const saveReadResults = async <K extends RecordKind>(
  database: Database,
  { account, kind, results, readAt }: ReadResults<K>,
): Promise<void> => {
  const records: CanonicalRecord<K>[] = []
  const absent: string[] = []
  for (const [vendorId, result] of results) {
    if (result === 'ABSENT') absent.push(vendorId)
    else if (!(result instanceof MattergraphError)) records.push(result)
  }
  await database.transaction(async (sql) => {
    await upsertMany(sql, { account, kind, records, readAt })
    await markGone(sql, { account, kind, vendorIds: absent, readAt })
  })
}
