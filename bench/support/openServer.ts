import type { Releases } from '../../core/release.js'
import { defaultServerUrl, makeServerDatabase } from '../../test/support/makeServerDatabase.js'

/** Makes an empty database at the machine's PostgreSQL, or the one that DATABASE_URL names, and gives its address; it is dropped with the rest. */
export const openServer = (releases: Releases): Promise<string> =>
  makeServerDatabase(process.env['DATABASE_URL'] ?? defaultServerUrl, releases)
