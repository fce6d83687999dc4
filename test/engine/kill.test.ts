import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parseAccountKey } from '../../core/recordId.js'
import { openSessions } from '../../engine/sessions/openSessions.js'
import { openLiveReads } from '../../engine/sync/openLiveReads.js'
import { openSync } from '../../engine/sync/openSync.js'
import { openAccountReader } from '../../prisma/accounts/openAccountReader.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { openDatabase } from '../../prisma/openDatabase.js'
import { freeTurns } from '../../prisma/sync/turns.js'
import { openVault } from '../../prisma/vault/openVault.js'
import { ManualClock } from '../prisma/support/ManualClock.js'
import { aMatter } from '../prisma/support/records.js'
import { TestVendor } from './support/TestVendor.js'

const program = fileURLToPath(new URL('support/readUntilKilled.js', import.meta.url))

/** Starts the reading in a process of its own and kills that process without warning after its third page; gives the account's key. */
const readAndBeKilled = async (dataFolder: string, vaultKey: Buffer): Promise<string> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, dataFolder, vaultKey.toString('base64')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  try {
    const [key] = await once(child.stdout, 'data')
    return String(key)
  } finally {
    child.kill('SIGKILL')
    await exited
  }
}

test('a reading that was killed goes on where it was: every record is there, and no page before the cursor is read again', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'mattergraph-'))
  const vaultKey = randomBytes(32)
  try {
    const key = parseAccountKey(await readAndBeKilled(dataFolder, vaultKey))
    assert.ok(key)
    const database = await openDatabase({ dataFolder })
    try {
      await freeTurns(database)
      const vendor = new TestVendor()
      vendor.world.MATTER.push(...Array.from({ length: 95 }, (_, index) => aMatter(`m${index}`)))
      const clock = new ManualClock()
      const accounts = openAccountReader(database, clock)
      const vault = await openVault(database, vaultKey)
      const sessions = await openSessions({
        database,
        accounts,
        vault,
        adapters: vendor.adapters,
        signIn: vendor.signIn,
        clock,
        limitScale: 1,
      })
      const liveReads = openLiveReads({ database, sessions, clock })
      const sync = openSync({ database, sessions, liveReads, clock, onProgress: () => undefined })
      const states = await sync.syncAccount(key, { kinds: ['MATTER'] })
      const matters = states.find(({ kind }) => kind === 'MATTER')
      assert.deepEqual([matters?.phase, matters?.records], ['LIVE', 95])
      assert.deepEqual(
        vendor.pages,
        ['30', '40', '50', '60', '70', '80', '90'].map((cursor) => `MATTER ${cursor}`),
      )
      const list = await openMirrorReader(database).list('MATTER', { accounts: [key], page: {}, withTotal: true })
      assert.equal(list.totalCount, 95)
      await sessions.close()
    } finally {
      await database.close()
    }
  } finally {
    await rm(dataFolder, { recursive: true })
  }
})
