import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { systemClock } from '../../../bin/systemClock.js'
import { Releases } from '../../../core/release.js'
import { openCheckpoints } from '../../../engine/audit/openCheckpoints.js'
import { loadSigningKey } from '../../../engine/audit/SigningKey.js'
import { openChangeReader } from '../../../prisma/change/openChangeReader.js'
import type { Database } from '../../../prisma/Database.js'
import { type DatabasePlace, openDatabase } from '../../../prisma/openDatabase.js'
import { aTimeEntryIntent } from '../../engine/support/aTimeEntryIntent.js'
import { TestVendor } from '../../engine/support/TestVendor.js'
import { type CommandScene, withCommands } from '../../engine/support/withCommands.js'
import { testVaultKey, withEngine } from '../../engine/support/withEngine.js'
import { doDueCommand } from '../../../engine/commands/doDueCommand.js'
import { readCommand } from '../../../prisma/command/moveCommand.js'
import { ManualClock } from '../../prisma/support/ManualClock.js'
import { defaultServerUrl, makeServerDatabase, testServerUrl } from '../../support/makeServerDatabase.js'
import { drop, dump, restore } from '../../support/serverTools.js'
import { start } from '../../support/start.js'
import { withFolder } from '../../support/withFolder.js'

/** Something to back up: where it is, how it is backed up, lost, and given back. */
interface Installation {
  readonly place: DatabasePlace
  readonly settings: Readonly<Record<string, string>>
  readonly dataFolder: string
  readonly backUp: () => Promise<void>
  readonly lose: () => Promise<void>
  readonly giveBack: () => Promise<void>
}

const using = async <T>(place: DatabasePlace, use: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase(place)
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}

const run = async (
  program: string,
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly said: string }> => {
  const running = start(settings, program)
  return { code: await running.ended, said: running.lines.join('\n') }
}

/** The machine's time with a minute added, so that what a program left due is due; it stands still. */
const laterClock = (): ManualClock => new ManualClock(new Date(Date.now() + 60_000).toISOString())

const endOf = (database: Database): Promise<number> => openChangeReader(database).end()
const vaultKey = testVaultKey.toString('base64')

/** What is told of every backup, however it is made. */
const survives = async ({ place, settings, dataFolder, backUp, lose, giveBack }: Installation): Promise<void> => {
  const vendor = new TestVendor()
  const checkpoint = async (database: Database): Promise<void> =>
    openCheckpoints({
      sql: database,
      key: await loadSigningKey(dataFolder),
      clock: systemClock,
      file: join(dataFolder, 'audit.checkpoints'),
    }).write()
  const inScene = (use: (scene: CommandScene, database: Database) => Promise<void>): Promise<void> =>
    using(place, (database) => withCommands(database, (scene) => use(scene, database), { vendor, clock: laterClock() }))

  let late = ''
  let account: CommandScene['account'] | undefined
  let toldAfterwards = 0
  await inScene(async ({ keep, settle, ...scene }, database) => {
    account = scene.account
    await keep('createTimeEntry', aTimeEntryIntent())
    await settle()
    late = (await keep('createTimeEntry', aTimeEntryIntent({ description: 'Draft the lease.' }))).id
    await checkpoint(database)
  })
  assert.deepEqual(vendor.effects, ['create Call with the client.'])
  await backUp()

  // What no backup knows of: the second write is sent, and its change told.
  await using(place, (database) =>
    withEngine(
      database,
      async ({ sessions, sync, clock }) => {
        vendor.now = () => clock.now().getTime()
        while (await doDueCommand({ database, sessions, sync, clock }));
        assert.equal((await readCommand(database, late))?.state, 'APPLIED')
        toldAfterwards = await endOf(database)
      },
      { vendor, clock: laterClock() },
    ),
  )
  assert.equal(vendor.effects.length, 2)
  await lose()
  await giveBack()

  const verified = await run('verifyAudit', { ...settings, DATA_DIR: dataFolder })
  assert.deepEqual(
    [verified.code, /^the audit log is whole: \d+ acts, 1 signed checkpoints agree$/.test(verified.said)],
    [0, true],
    verified.said,
  )
  const wrongKey = await run('finishRestore', { ...settings, DATA_DIR: dataFolder, VAULT_KEY: randomBytes(32).toString('base64') })
  assert.equal(wrongKey.code, 1)
  assert.match(wrongKey.said, /the vault does not open with this key/)
  const finished = await run('finishRestore', { ...settings, DATA_DIR: dataFolder, VAULT_KEY: vaultKey })
  assert.equal(finished.code, 0, finished.said)
  assert.match(
    finished.said,
    /^the vault opens with this key\n1 commands had been accepted and not sent: .*\nchanges are numbered from chg_\d{16} on/,
  )

  await using(place, (database) =>
    withEngine(
      database,
      async ({ sessions, sync, clock, vault }) => {
        vendor.now = () => clock.now().getTime()
        assert.ok(account !== undefined && (await vault.read(account, 'login')) !== null)
        assert.equal((await readCommand(database, late))?.state, 'UNCERTAIN')
        while (await doDueCommand({ database, sessions, sync, clock }));
        assert.equal((await readCommand(database, late))?.state, 'APPLIED')
        assert.equal(vendor.effects.length, 2, 'what was sent after the backup is not sent again')
        assert.ok((await endOf(database)) > toldAfterwards, 'no change has the number of another')
      },
      { vendor, clock: laterClock() },
    ),
  )
  const again = await run('verifyAudit', { ...settings, DATA_DIR: dataFolder })
  assert.equal(again.code, 0, again.said)
}

describe('a backup', () => {
  test('of a PostgreSQL server is restored with nothing lost that was in it, and nothing done twice', () =>
    withFolder(async (folder) => {
      const releases = new Releases()
      try {
        const url = await makeServerDatabase(testServerUrl ?? defaultServerUrl, releases)
        const [dataFolder, kept] = [join(folder, 'data'), join(folder, 'backup')]
        await mkdir(dataFolder)
        await survives({
          place: { url },
          settings: { DATABASE_URL: url },
          dataFolder,
          backUp: async () => {
            // First what vouches for the audit log: a checkpoint that is newer than the dump would say that acts are missing.
            await cp(dataFolder, kept, { recursive: true })
            await dump(url, join(folder, 'mattergraph.dump'))
          },
          lose: async () => {
            await rm(dataFolder, { recursive: true })
            await drop(url)
          },
          giveBack: async () => {
            await cp(kept, dataFolder, { recursive: true })
            await restore(url, join(folder, 'mattergraph.dump'))
          },
        })
      } finally {
        await releases.releaseAll()
      }
    }))

  test('of a data folder, copied while nothing runs over it, is restored alike', () =>
    withFolder(async (folder) => {
      const [dataFolder, kept] = [join(folder, 'data'), join(folder, 'backup')]
      await survives({
        place: { dataFolder },
        settings: {},
        dataFolder,
        backUp: () => cp(dataFolder, kept, { recursive: true }),
        lose: () => rm(dataFolder, { recursive: true }),
        giveBack: () => cp(kept, dataFolder, { recursive: true }),
      })
    }))

  test('is not finished while others use its database', () =>
    withFolder(async (dataFolder) => {
      const releases = new Releases()
      try {
        const url = await makeServerDatabase(testServerUrl ?? defaultServerUrl, releases)
        await using({ url }, async (database) => {
          await database.query('select 1')
          const refused = await run('finishRestore', { DATABASE_URL: url, DATA_DIR: dataFolder, VAULT_KEY: vaultKey })
          assert.equal(refused.code, 1)
          assert.match(refused.said, /others use the database \(\d+ connections\): stop every process over it/)
        })
      } finally {
        await releases.releaseAll()
      }
    }))
})
