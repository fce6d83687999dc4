import type { Clock } from '../../core/clock.js'
import type { Sql } from '../../prisma/Database.js'
import { trimNotices } from '../../prisma/change/readNotices.js'
import { trimChanges } from '../../prisma/change/trimChanges.js'

/** What keeps the change log from growing for ever. */
export interface ChangeTrimmingOptions {
  readonly sql: Sql
  readonly clock: Clock
  /** How long a change is kept, in days. */
  readonly keptDays: number
  readonly onFault: (error: unknown) => void
}

const everyMs = 600_000
const dayMs = 86_400_000

/** Takes old changes away now and every ten minutes. */
export const openChangeTrimming = ({ sql, clock, keptDays, onFault }: ChangeTrimmingOptions): { close(): Promise<void> } => {
  const stop = new AbortController()
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        await trimChanges(sql, new Date(clock.now().getTime() - keptDays * dayMs).toISOString())
        await trimNotices(sql)
      } catch (error) {
        onFault(error)
      }
      await clock.sleep(everyMs, stop.signal).catch(() => undefined)
    }
  }
  const running = run()
  return {
    close: async () => {
      stop.abort()
      await running
    },
  }
}
