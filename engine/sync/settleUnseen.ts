import { MattergraphError } from '../../core/errors.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Database } from '../../prisma/Database.js'
import { readUnseen } from '../../prisma/sync/readUnseen.js'
import type { Sessions } from '../sessions/Sessions.js'
import type { LiveReads } from './LiveReads.js'

/** Records that a complete reading did not come across are asked for this many at once. */
const batchSize = 100

/** A loss beyond both is no ordinary day at a firm: a permission, a filter or a page of the vendor's may have changed. */
const ordinaryLoss = { records: 20, part: 0.1 }

/** A great loss counts when another complete reading, so much later, still finds it. */
const confirmedAfterMs = 3_600_000

/** A complete reading that is over, as far as deletions are concerned. */
export interface CompleteReading {
  readonly account: AccountKey
  readonly kind: RecordKind
  /** When it began. */
  readonly since: Instant
  /** How many records the mirror holds as living. */
  readonly living: number
  /** When an earlier reading first found a great loss that nobody confirmed; null for none. */
  readonly massAbsenceAt: Instant | null
}

/** What became of the records that were not come across. */
export interface SettledUnseen {
  /** How many turned out to be gone and are tombstones now. */
  readonly gone: number
  /** Set where so many are gone that nothing was taken over yet. */
  readonly held: { readonly since: Instant; readonly message: string } | null
}

/**
 * Asks the vendor for each record that a complete reading did not come across: only what it says is absent becomes a tombstone. Where that would be a great part of
 * all, nothing is deleted before another complete reading, an hour or more later, finds the same.
 */
export const settleUnseen = async (
  context: { readonly database: Database; readonly sessions: Pick<Sessions, 'withConnection'>; readonly liveReads: LiveReads },
  { account, kind, since, living, massAbsenceAt }: CompleteReading,
): Promise<SettledUnseen> => {
  const unseen = await readUnseen(context.database, { account, kind, since })
  const isGreat = (count: number): boolean => count > ordinaryLoss.records && count > living * ordinaryLoss.part
  const isConfirmed = massAbsenceAt !== null && Date.parse(since) - Date.parse(massAbsenceAt) >= confirmedAfterMs
  if (isGreat(unseen.length) && !isConfirmed) {
    const absent = await countAbsent(context, { account, kind, unseen })
    if (isGreat(absent)) return { gone: 0, held: { since: massAbsenceAt ?? since, message: heldMessage(absent, living) } }
  }
  let gone = 0
  for (let start = 0; start < unseen.length; start += batchSize) {
    const results = await context.liveReads.readLive(account, kind, unseen.slice(start, start + batchSize), 'SYNC')
    gone += [...results.values()].filter((result) => result === 'ABSENT').length
  }
  return { gone, held: null }
}

const heldMessage = (absent: number, living: number): string =>
  `the vendor tells no more of ${String(absent)} of ${String(living)} records: nothing is deleted before another complete reading, an hour or more later, finds the same. If they were not deleted, look at the signed-in user's permissions.`

/** How many of these the vendor says it does not have; the mirror hears nothing of it. */
const countAbsent = async (
  { sessions }: { readonly sessions: Pick<Sessions, 'withConnection'> },
  { account, kind, unseen }: { readonly account: AccountKey; readonly kind: RecordKind; readonly unseen: readonly string[] },
): Promise<number> => {
  let absent = 0
  for (let start = 0; start < unseen.length; start += batchSize) {
    const batch = unseen.slice(start, start + batchSize)
    const results = await sessions.withConnection(account, async ({ readers }) => readers[kind].readMany(batch))
    for (const result of results.values()) {
      if (result === 'ABSENT') absent += 1
      else if (result instanceof MattergraphError && result.code === 'VENDOR_UNAVAILABLE') throw result
    }
  }
  return absent
}
