import { Releases } from '../../core/release.js'
import type { Database } from '../../prisma/Database.js'
import { openAtServer, testServerUrl } from './makeServerDatabase.js'
import { openInFolder } from './openEmbedded.js'

/** Opens an empty database of its own, gives it to `use`, closes it: at the PostgreSQL server where there is one to test on, else embedded, which takes several times the work. */
export const withDatabase = async <Result>(use: (database: Database) => Promise<Result>): Promise<Result> => {
  const releases = new Releases()
  try {
    const { database } = await (testServerUrl === undefined ? openInFolder(releases) : openAtServer(testServerUrl, releases))
    return await use(database)
  } finally {
    await releases.releaseAll()
  }
}
