import { systemActor } from '../audit/accountAct.js'
import { retryAfter } from '../../core/retryAfter.js'
import { disabledAfterMs, pauseAfter } from '../../core/webhook/deliverySchedule.js'
import type { Sql } from '../../prisma/Database.js'
import type { ClaimedDelivery } from '../../prisma/webhook/claimDeliveries.js'
import { noteHealth, noteSuccess } from '../../prisma/webhook/endpointHealth.js'
import { type LockedEndpoint, lockEndpoint } from '../../prisma/webhook/lockEndpoint.js'
import { holdFollowers, settleDelivery } from '../../prisma/webhook/settleDelivery.js'
import { disableEndpoint } from './disableEndpoint.js'
import type { Outcome } from './openSender.js'
import type { WebhookContext } from './WebhookContext.js'

const gone = 410
/** Answers that speak of the receiver as a whole, so that all its messages wait. */
const busy: ReadonlySet<number> = new Set([429, 503])
/** An endpoint is not given up for a message that has only begun to fail, however long ago the last success was. */
const failuresBeforeDisabling = 5
const dayMs = 86_400_000

const isTaken = (outcome: Outcome): boolean => 'status' in outcome && outcome.status >= 200 && outcome.status < 300

/** Writes what an attempt came to: to the message, to the endpoint's health, and where it has come to that, that the endpoint is disabled. */
export const settleAttempt = async (context: WebhookContext, claimed: ClaimedDelivery, outcome: Outcome): Promise<void> => {
  if (isTaken(outcome)) return settleTaken(context, claimed, outcome)
  await context.database.transaction(async (sql) => {
    const locked = await lockEndpoint(sql, claimed.endpointId)
    if (locked !== null) await settleFailed(context, sql, { locked, claimed, outcome })
  })
}

const statusOf = (outcome: Outcome): number | null => ('status' in outcome ? outcome.status : null)

/** Two statements by themselves: a message that is over holds nobody up, and an endpoint that is well is written to by nobody. */
const settleTaken = async ({ clock, database }: WebhookContext, claimed: ClaimedDelivery, outcome: Outcome): Promise<void> => {
  const now = clock.now().toISOString()
  const isOurs = await settleDelivery(database, claimed, { status: 'DELIVERED', statusCode: statusOf(outcome), error: null, now })
  if (isOurs) await noteSuccess(database, claimed.endpointId)
}

interface Attempted {
  readonly locked: LockedEndpoint
  readonly claimed: ClaimedDelivery
  readonly outcome: Outcome
}

const settleFailed = async ({ clock, chance }: WebhookContext, sql: Sql, { locked, claimed, outcome }: Attempted): Promise<void> => {
  const time = clock.now()
  const now = time.toISOString()
  const failures = claimed.failures + 1
  const wish = 'status' in outcome ? retryAfter(outcome.retryAfter, time) : undefined
  const pause = pauseAfter(failures, { chance: chance(), retryAfterMs: wish })
  const isGone = statusOf(outcome) === gone
  const isOver = pause === null && !isGone
  const dueAt = new Date(time.getTime() + (pause ?? 0)).toISOString()
  const error = 'fault' in outcome ? outcome.fault : `the receiver answered ${String(outcome.status)}`
  const settlement = { status: isOver ? 'FAILED' : 'PENDING', statusCode: statusOf(outcome), error, now, dueAt } as const
  if (!(await settleDelivery(sql, claimed, settlement))) return
  if (!isOver) await holdFollowers(sql, claimed, dueAt)
  const failingSince = locked.failingSince ?? now
  const failingForMs = time.getTime() - Date.parse(failingSince)
  const isLost = failingForMs >= disabledAfterMs && failures >= failuresBeforeDisabling
  if (locked.endpoint.enabled && (isGone || isLost)) {
    const reason = isGone ? 'the receiver answered 410 Gone' : `no attempt succeeded for ${String(Math.floor(failingForMs / dayMs))} days`
    await disableEndpoint(sql, locked.endpoint, { reason, actor: systemActor, now })
    return
  }
  const isBusy = wish !== undefined && busy.has(statusOf(outcome) ?? 0)
  await noteHealth(sql, locked.endpoint.id, { failingSince, restsUntil: isBusy ? dueAtOf(time, wish) : locked.restsUntil })
}

/** The longest that a whole endpoint rests at its receiver's wish; each message's own pause may be longer. */
const longestRestMs = 3_600_000

const dueAtOf = (now: Date, wish: number): string => new Date(now.getTime() + Math.min(wish, longestRestMs)).toISOString()
