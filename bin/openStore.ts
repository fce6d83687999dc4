import { join } from 'node:path'
import type { Database } from '../prisma/Database.js'
import { DataFolderLockedError } from '../prisma/lockDataFolder.js'
import { openDatabase } from '../prisma/openDatabase.js'
import { loadVaultKey } from '../prisma/vault/loadVaultKey.js'
import { openVault, WrongVaultKeyError } from '../prisma/vault/openVault.js'
import type { Vault } from '../prisma/vault/Vault.js'
import type { Releases } from '../core/release.js'
import { describeError } from '../telemetry/log/describeError.js'
import type { Settings } from './settings.js'
import { StartError } from './StartError.js'

/** What is kept between starts: the database and the vault over it. */
export interface Store {
  readonly database: Database
  readonly vault: Vault
}

/** Opens database and vault; rejects with a StartError where another process has the data folder, the server does not answer, or the key is another. */
export const openStore = async (settings: Settings, releases: Releases): Promise<Store> => {
  const database = await openStoredDatabase(settings, releases)
  try {
    return {
      database,
      vault: await openVault(database, await loadVaultKey({ given: settings.vaultKey?.reveal(), dataFolder: settings.dataFolder })),
    }
  } catch (error) {
    if (!(error instanceof WrongVaultKeyError)) throw error
    throw new StartError(error.message)
  }
}

/** Opens the database alone; rejects with a StartError where another process has the data folder or the server does not answer. */
export const openStoredDatabase = async (settings: Settings, releases: Releases): Promise<Database> => {
  const database = await openDatabaseOrSay(settings)
  releases.add('the database', () => database.close())
  return database
}

/** Where the database is, for people: never the address of a server, which may hold a password. */
export const describeDatabase = ({ databaseUrl, dataFolder }: Settings): string =>
  databaseUrl === undefined ? `embedded, in ${join(dataFolder, 'postgres')}` : 'the PostgreSQL server of DATABASE_URL'

/** Whether a file or folder stands in the way: a folder that is a file, rights, a full or read-only disk. */
const isFileFault = (error: unknown): error is Error => error instanceof Error && 'code' in error && fileFaults.has(error.code)

const fileFaults: ReadonlySet<unknown> = new Set(['EEXIST', 'ENOENT', 'ELOOP', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC'])

const openDatabaseOrSay = async ({ databaseUrl, dataFolder }: Settings): Promise<Database> => {
  try {
    return await openDatabase(databaseUrl === undefined ? { dataFolder } : { url: databaseUrl.reveal() })
  } catch (error) {
    if (error instanceof DataFolderLockedError) throw new StartError(error.message)
    if (databaseUrl === undefined)
      throw isFileFault(error) ? new StartError(`DATA_DIR: ${dataFolder} cannot be used: ${error.message}`) : error
    throw new StartError(`the PostgreSQL server of DATABASE_URL cannot be used: ${describeError(error).message}`)
  }
}
