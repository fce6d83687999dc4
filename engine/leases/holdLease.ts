import { setTimeout } from 'node:timers/promises'
import type { Database, Sql } from '../../prisma/Database.js'
import { claimLease, endLease, extendLease, type Lease } from '../../prisma/lease/leases.js'

/** A process that is killed holds others up for so long. */
const leaseMs = 15_000
const extendEveryMs = 5_000
const tryAgainMs = 100

/** How a lease is taken. */
export interface HoldingOptions {
  /** Takes it away from who holds it, and does not wait. */
  readonly byForce?: boolean
  /** Ends the waiting, with its reason. */
  readonly stop?: AbortSignal
}

/**
 * Runs `work` while this process holds the lease, after whoever holds it has ended. `lost` is aborted when it is taken away meanwhile; what `work` writes must name the lease
 * in any case. PostgreSQL keeps the leases, because what they guard is there: a lock that lived elsewhere could be lost, and two would use one token.
 */
export const holdLease = async <T>(
  database: Database,
  name: string,
  work: (lease: Lease, lost: AbortSignal) => Promise<T>,
  { byForce = false, stop }: HoldingOptions = {},
): Promise<T> => {
  const lease = await waitForLease(database, name, { byForce, stop })
  const lost = new AbortController()
  const extend = async (): Promise<void> => {
    // A database that does not answer has taken nothing away.
    if (!(await extendLease(database, lease, leaseMs).catch(() => true))) lost.abort()
  }
  const extending = setInterval(() => void extend(), extendEveryMs)
  extending.unref()
  try {
    return await work(lease, lost.signal)
  } finally {
    clearInterval(extending)
    await endLease(database, lease).catch(() => undefined)
  }
}

/** Takes a lease away from whoever holds it: what that one still writes under it is refused. */
export const takeAway = async (sql: Sql, name: string): Promise<void> => {
  const lease = await claimLease(sql, name, { forMs: leaseMs, byForce: true })
  if (lease !== null) await endLease(sql, lease)
}

const waitForLease = async (
  sql: Sql,
  name: string,
  { byForce, stop }: { readonly byForce: boolean; readonly stop: AbortSignal | undefined },
): Promise<Lease> => {
  for (;;) {
    stop?.throwIfAborted()
    const lease = await claimLease(sql, name, { forMs: leaseMs, byForce })
    if (lease !== null) return lease
    await setTimeout(tryAgainMs, undefined, { ref: false })
  }
}
