import { checkContextOf } from '../../core/check/checkContextOf.js'
import { checkRecord } from '../../core/check/checkRecord.js'
import { quarantinable } from '../../core/check/quarantinable.js'
import type { MattergraphError } from '../../core/errors.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { RecordKind } from '../../core/recordKind.js'
import { readCheckedAccount } from '../../prisma/accounts/readCheckedAccount.js'
import type { Sql } from '../../prisma/Database.js'
import { type ReadBatch, type Upserted, upsertMany } from '../../prisma/mirror/upsertMany.js'
import { type RecordFinding, replaceFindings } from '../../prisma/quarantine/replaceFindings.js'
import { accountError } from '../sessions/accountError.js'
import { settleStanding } from './settleStanding.js'

/** What became of a batch. */
export interface TakenOver {
  /** What the mirror made of the records it got. */
  readonly upserted: readonly Upserted[]
  /** The records it did not get, by vendor id, with what a client is told of each. */
  readonly refused: ReadonlyMap<string, MattergraphError>
}

/**
 * The one way of a record into the mirror: what passes its checks is written, the rest goes into quarantine and leaves the mirror's copy as it is.
 * A record that is good again leaves the quarantine. To be called inside a transaction.
 */
export const takeOver = async <K extends RecordKind>(sql: Sql, batch: ReadBatch<K>): Promise<TakenOver> => {
  const { account, kind, records, readAt } = batch
  const refused = new Map<string, MattergraphError>()
  if (records.length === 0) return { upserted: [], refused }
  const checked = await readCheckedAccount(sql, account)
  const context = checkContextOf(checked, new Date(readAt))
  const good: CanonicalRecord<K>[] = []
  const findings: RecordFinding[] = []
  // Of two with one id the later counts, as in the mirror.
  const read = new Map(records.map((record) => [record.vendorId, record]))
  for (const [vendorId, record] of read) {
    const found = checkRecord(kind, record, context)
    if (found.length === 0) good.push(record)
    else {
      findings.push(...found.map((finding) => ({ ...finding, record: quarantinable(record) })))
      const reasons = found.map(({ reason }) => reason).join(', ')
      refused.set(
        vendorId,
        accountError(
          checked,
          'DRIFT',
          `${kind} ${vendorId} does not add up (${reasons}) and was not taken over; what was good before is kept`,
        ),
      )
    }
  }
  const upserted = await upsertMany(sql, { ...batch, records: good })
  const isMoved = await replaceFindings(sql, { account, kind, vendorIds: [...read.keys()], findings, readAt })
  if (isMoved) await settleStanding(sql, account)
  return { upserted, refused }
}
