import { after, before, describe } from 'node:test'
import { Releases } from '../../../core/release.js'
import type { Database } from '../../../prisma/Database.js'
import { openAtServer, testServerUrl } from '../../support/makeServerDatabase.js'
import { openInFolder } from '../../support/openEmbedded.js'

/** An open database, and its address where it is at a server: for whoever wants connections of its own. */
interface OpenedDatabase {
  readonly database: Database
  readonly url?: string
}

type Opening = (releases: Releases) => Promise<OpenedDatabase>

const places: readonly (readonly [string, Opening])[] = [
  ['the embedded database', openInFolder],
  ...(testServerUrl === undefined ? [] : [['a PostgreSQL server', openAtServer.bind(null, testServerUrl)] as const]),
]

/** Runs a list of tests on the embedded database and, where one is named (or on the build machine), on a PostgreSQL server; one database for the whole list. */
export const describeOnEachDatabase = (title: string, tests: (database: () => Database, url: () => string | undefined) => void): void => {
  for (const [place, open] of places) {
    describe(`${title}, on ${place}`, () => {
      const releases = new Releases()
      let opened: OpenedDatabase | undefined
      before(async () => {
        opened = await open(releases)
      })
      after(async () => releases.releaseAll())
      const given = (): OpenedDatabase => {
        if (opened === undefined) throw new Error('the database is open only while tests run')
        return opened
      }
      tests(
        () => given().database,
        () => given().url,
      )
    })
  }
}
