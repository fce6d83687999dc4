import type { Bus } from '../../core/Bus.js'
import type { Database } from '../../prisma/Database.js'

/** The database, with a wake-up after every transaction that was committed: whoever writes need not think of it. */
export const wakeOnCommit = (database: Database, bus: Pick<Bus, 'wake'>): Database => ({
  ...database,
  transaction: async (work) => {
    const result = await database.transaction(work)
    bus.wake()
    return result
  },
})
