import type { Change } from '../../core/change/Change.js'
import { formatChangeId } from '../../core/change/changeId.js'
import type { ChangeRun } from '../../core/change/ChangeReader.js'
import { MattergraphError } from '../../core/errors.js'
import type { MirrorRow } from '../../core/mirror/MirrorRow.js'
import type { Instant } from '../../core/record/scalars.js'
import { formatRecordId } from '../../core/recordId.js'
import { recordKinds } from '../../core/recordKind.js'
import { changeMessage } from '../../core/webhook/changeMessage.js'
import { endpointMessage } from '../../core/webhook/endpointMessage.js'
import { formatDeliveryId } from '../../core/webhook/webhookIds.js'
import { changeLogStart } from '../../prisma/change/changeLogStart.js'
import { openChangeReader } from '../../prisma/change/openChangeReader.js'
import type { Sql } from '../../prisma/Database.js'
import { readMany } from '../../prisma/mirror/readMany.js'
import { countPending, insertDeliveries, moveEndpoint, type NewDelivery } from '../../prisma/webhook/insertDeliveries.js'
import { type LockedEndpoint, lockEndpoint } from '../../prisma/webhook/lockEndpoint.js'
import type { WebhookContext } from './WebhookContext.js'

/** How many changes are read at once. */
const mostChanges = 200
/** An endpoint that has this many messages to be sent is given no more: the log keeps what comes after. */
const mostPending = 5_000

/**
 * Makes an endpoint's messages of the next changes in the log that it wants, in one transaction with how far it has come: each change is one message, whatever
 * happens meanwhile. Gives whether there is more to make now.
 */
export const makeMessages = async ({ database, clock }: Pick<WebhookContext, 'database' | 'clock'>, endpointId: string): Promise<boolean> =>
  database.transaction(async (sql) => {
    const locked = await lockEndpoint(sql, endpointId)
    if (locked === null || !locked.endpoint.enabled) return false
    if ((await countPending(sql, endpointId, mostPending)) >= mostPending) return false
    const now = clock.now().toISOString()
    const run = await readOn(sql, locked)
    if (run === null) return resume(sql, locked, now)
    await insertDeliveries(sql, await messagesOf(sql, locked, run.changes), now)
    if (run.through > locked.position) await moveEndpoint(sql, endpointId, run.through)
    return run.changes.length === mostChanges
  })

/** The changes that come next; null where the log does not reach back so far. */
const readOn = async (sql: Sql, { endpoint, position }: LockedEndpoint): Promise<ChangeRun | null> => {
  const { tenant, accounts } = endpoint
  try {
    return await openChangeReader(sql).readAfter({
      position,
      size: mostChanges,
      scope: { tenant, accounts },
      filter: endpoint.filter ?? {},
    })
  } catch (error) {
    if (error instanceof MattergraphError && error.code === 'CURSOR_EXPIRED') return null
    throw error
  }
}

/** Goes on where the log begins now, and says so to the receiver. */
const resume = async (sql: Sql, { endpoint: { id }, position }: LockedEndpoint, now: Instant): Promise<boolean> => {
  const start = await changeLogStart(sql)
  const [stoppedAfter, resumedAfter] = [formatChangeId(position), formatChangeId(start)]
  const body = endpointMessage({ type: 'webhook_endpoint.changes_lost', endpointId: id, stoppedAfter, resumedAfter }, now)
  const place = formatDeliveryId({ endpointId: id, position: start })
  await insertDeliveries(sql, [{ id: place, endpointId: id, changeId: resumedAfter, subjectId: id, body, observedAt: now }], now)
  await moveEndpoint(sql, id, start)
  return true
}

const messagesOf = async (sql: Sql, { endpoint }: LockedEndpoint, changes: readonly Change[]): Promise<readonly NewDelivery[]> => {
  const records = endpoint.payload === 'FULL' ? await readRecords(sql, changes) : null
  return changes.map((change) => {
    const subjectId = formatRecordId(change)
    return {
      id: formatDeliveryId({ endpointId: endpoint.id, position: change.position }),
      endpointId: endpoint.id,
      changeId: formatChangeId(change.position),
      subjectId,
      body: records === null ? changeMessage(change) : changeMessage(change, records.get(subjectId) ?? null),
      observedAt: change.observedAt,
    }
  })
}

/** The records as the mirror has them now, by their ids. */
const readRecords = async (sql: Sql, changes: readonly Change[]): Promise<ReadonlyMap<string, MirrorRow>> => {
  const found = new Map<string, MirrorRow>()
  for (const kind of recordKinds) {
    const ids = new Map(changes.filter((change) => change.kind === kind).map((change) => [formatRecordId(change), change]))
    const rows = await readMany(sql, kind, { keys: [...ids.values()], withRaw: false })
    for (const row of rows) if (row !== null) found.set(formatRecordId({ ...row, vendorId: row.record.vendorId }), row)
  }
  return found
}
