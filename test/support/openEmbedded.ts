import { randomUUID } from 'node:crypto'
import { access, cp, mkdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../prisma/Database.js'
import { openDatabase } from '../../prisma/openDatabase.js'
import type { Releases } from '../../core/release.js'
import { makersHash } from './databaseMakers.js'
import { openFolder } from './openFolder.js'

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** An empty embedded database that is closed, made once on a machine and copied from then on: making one takes several times as long as copying it. */
const emptyFolder = async (): Promise<string> => {
  const folder = join(tmpdir(), `mattergraph-empty-database-${await makersHash()}`)
  if (await exists(folder)) return folder
  const own = `${folder}-${randomUUID()}`
  const database = await openDatabase({ dataFolder: own })
  await database.close()
  // Another process may have been faster: its folder is as good.
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }))
  return folder
}

/** Opens an empty embedded database in a folder that holds none yet. */
export const openEmbedded = async (dataFolder: string): Promise<Database> => {
  await mkdir(dataFolder, { recursive: true })
  await cp(await emptyFolder(), dataFolder, { recursive: true })
  return openDatabase({ dataFolder })
}

/** Opens an empty embedded database in a folder of its own; both go with the rest. */
export const openInFolder = async (releases: Releases): Promise<{ readonly database: Database }> => {
  const database = await openEmbedded(await openFolder(releases))
  releases.add('the database', () => database.close())
  return { database }
}
