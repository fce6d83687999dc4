import type { ChangeSource } from '../../core/change/Change.js'
import { MattergraphError } from '../../core/errors.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { ReadResult } from '../../core/vendorAdapter.js'
import type { Sql } from '../../prisma/Database.js'
import { markGone } from '../../prisma/mirror/markGone.js'
import { forgetFindings } from '../../prisma/quarantine/forgetFindings.js'
import { settleStanding } from '../check/settleStanding.js'
import { takeOver } from '../check/takeOver.js'

/** What a vendor answered for single records. */
export interface ReadResults<K extends RecordKind> {
  readonly account: AccountKey
  readonly kind: K
  readonly results: ReadonlyMap<string, ReadResult<K>>
  readonly readAt: Instant
  /** Which reading it was, for the change log. */
  readonly source: ChangeSource
}

/**
 * Writes what a vendor answered for single records: what it has, and that it has not what is absent. Errors leave the mirror as it is. Gives back the
 * records that were not taken over, by vendor id, each with its error. To be called inside a transaction.
 */
export const saveReadResults = async <K extends RecordKind>(
  sql: Sql,
  { account, kind, results, readAt, source }: ReadResults<K>,
): Promise<ReadonlyMap<string, MattergraphError>> => {
  const records: CanonicalRecord<K>[] = []
  const absent: string[] = []
  for (const [vendorId, result] of results) {
    if (result === 'ABSENT') absent.push(vendorId)
    else if (!(result instanceof MattergraphError)) records.push(result)
  }
  const { refused } = await takeOver(sql, { account, kind, records, readAt, source })
  const gone = { account, kind, vendorIds: absent, readAt, source }
  await markGone(sql, gone)
  if (await forgetFindings(sql, gone)) await settleStanding(sql, account)
  return refused
}
