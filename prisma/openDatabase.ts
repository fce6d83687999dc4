import type { Database } from './Database.js'
import { openEmbeddedDatabase } from './openEmbeddedDatabase.js'
import { openServerDatabase } from './openServerDatabase.js'

/** Where the database is: embedded in a data folder, or at a server. */
export type DatabasePlace = { readonly dataFolder: string } | { readonly url: string }

/** Opens the database, brought up to date by its migrations. */
export const openDatabase = async (place: DatabasePlace): Promise<Database> =>
  'url' in place ? openServerDatabase(place.url) : openEmbeddedDatabase(place.dataFolder)
