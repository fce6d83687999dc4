import { join } from 'node:path'
import type { Database } from '../../prisma/Database.js'
import { openDatabase } from '../../prisma/openDatabase.js'
import { withFolder } from './withFolder.js'

/** Opens an empty embedded database in a folder of its own, gives it to `use`, closes it. */
export const withDatabase = <Result>(use: (database: Database) => Promise<Result>): Promise<Result> =>
  withFolder(async (folder) => {
    const database = await openDatabase({ dataFolder: join(folder, 'data') })
    try {
      return await use(database)
    } finally {
      await database.close()
    }
  })
