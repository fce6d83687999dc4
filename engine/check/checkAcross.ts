import { type AcrossCheckName, acrossChecks } from '../../core/check/acrossChecks.js'
import type { SyncState } from '../../core/account/SyncState.js'
import type { Clock } from '../../core/clock.js'
import { MattergraphError } from '../../core/errors.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import { type Difference, readDifferences } from '../../prisma/check/readDifferences.js'
import type { Database } from '../../prisma/Database.js'
import { replaceAcrossFindings } from '../../prisma/quarantine/replaceAcrossFindings.js'
import { readSyncStates } from '../../prisma/sync/readSyncStates.js'
import type { LiveReads } from '../sync/LiveReads.js'
import { settleStanding } from './settleStanding.js'

/** What checking needs. */
export interface AcrossContext {
  readonly database: Database
  readonly liveReads: LiveReads
  readonly clock: Clock
}

/** Looks at the same numbers at most so often; a difference that moves at each look is one all the same. */
const mostLooks = 3
/** Of so many differences the records are read once more; with more it is the adapter, and reading would not mend it. */
const mostReadAgain = 25
const batch = 100

const names = Object.keys(acrossChecks) as readonly AcrossCheckName[]

/** The checks whose kinds are all there, and whose summed records were all read since an instant. */
const dueChecks = (states: readonly SyncState[], since: Instant): readonly AcrossCheckName[] => {
  const stateOf = (kind: RecordKind): SyncState | undefined => states.find((state) => state.kind === kind)
  return names.filter((name) => {
    const { shownBy, summedFrom } = acrossChecks[name]
    const readAt = stateOf(summedFrom)?.lastSucceededAt ?? null
    return [shownBy, summedFrom].every((kind) => stateOf(kind)?.phase === 'LIVE') && readAt !== null && readAt >= since
  })
}

const nameOf = ({ check, vendorId, detail }: Difference): string => `${check} ${vendorId} ${detail}`

/**
 * Checks what must hold between the records of an account after a reading that began at `since`. A difference may be a change between two reads:
 * the records it is about are read once more, and it counts when it is the same as before. What counts is kept in quarantine against the record
 * that shows the number, whose row stays as it is. A vendor that cannot be asked leaves everything as it was found the last time.
 */
export const checkAcross = async (context: AcrossContext, account: AccountKey, since: Instant): Promise<void> => {
  const { database, clock } = context
  const checks = dueChecks((await readSyncStates(database, [account], clock.now().toISOString())).get(account) ?? [], since)
  if (checks.length === 0) return
  try {
    const differences = await lookUntilStill(context, account, checks)
    await database.transaction(async (sql) => {
      await replaceAcrossFindings(sql, { account, checks, differences, foundAt: clock.now().toISOString() })
      await settleStanding(sql, account)
    })
  } catch (error) {
    if (!(error instanceof MattergraphError)) throw error
  }
}

const lookUntilStill = async (
  context: AcrossContext,
  account: AccountKey,
  checks: readonly AcrossCheckName[],
): Promise<readonly Difference[]> => {
  let differences = await look(context, account, checks)
  for (let looks = 1, unsure = differences; unsure.length > 0 && unsure.length <= mostReadAgain && looks < mostLooks; looks += 1) {
    await readAgain(context, account, unsure)
    const known = new Set(differences.map(nameOf))
    differences = await look(context, account, checks)
    unsure = differences.filter((difference) => !known.has(nameOf(difference)))
  }
  return differences
}

const look = async (
  { database }: AcrossContext,
  account: AccountKey,
  checks: readonly AcrossCheckName[],
): Promise<readonly Difference[]> => {
  const found: Difference[] = []
  for (const check of checks) found.push(...(await readDifferences(database, account, check)))
  return found
}

/** Reads the records that some differences are about, those that are summed before those that show the sum. */
const readAgain = async ({ liveReads }: AcrossContext, account: AccountKey, differences: readonly Difference[]): Promise<void> => {
  const wanted = new Map<RecordKind, Set<string>>()
  const want = (kind: RecordKind, vendorIds: readonly string[]): void => {
    wanted.set(kind, new Set([...(wanted.get(kind) ?? []), ...vendorIds]))
  }
  for (const { check, summed } of differences) want(acrossChecks[check].summedFrom, summed)
  for (const { kind, vendorId } of differences) want(kind, [vendorId])
  for (const [kind, vendorIds] of wanted) {
    const ids = [...vendorIds]
    for (let start = 0; start < ids.length; start += batch) await liveReads.readLive(account, kind, ids.slice(start, start + batch), 'SYNC')
  }
}
