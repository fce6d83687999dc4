import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { type Checkpoint, readCheckpoints, verifyLog } from '../../bin/verifyAudit.js'
import type { AuditAct } from '../../core/audit/AuditEvent.js'
import { openCheckpoints } from '../../engine/audit/openCheckpoints.js'
import { loadSigningKey } from '../../engine/audit/SigningKey.js'
import { appendAudit } from '../../prisma/audit/appendAudit.js'
import { openAuditReader } from '../../prisma/audit/openAuditReader.js'
import type { Database, Sql } from '../../prisma/Database.js'
import { openDatabase } from '../../prisma/openDatabase.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { ManualClock } from '../prisma/support/ManualClock.js'
import { withFolder } from '../support/withFolder.js'

const act = (number: number): AuditAct => ({
  at: new Date(Date.UTC(2026, 2, 1, 0, 0, number)).toISOString(),
  tenant: number % 3 === 0 ? 'other' : 'firm',
  actor: `key_${String(number % 2)}`,
  action: number % 2 === 0 ? 'key.created' : 'key.revoked',
  account: null,
  subjectId: `key_${String(number)}`,
  rationale: null,
  commandId: null,
  before: null,
  after: { number },
})

const record = async (database: Database, count: number): Promise<void> => {
  for (let number = 0; number < count; number += 1) await database.transaction(async (sql) => appendAudit(sql, act(number)))
}

const clock = new ManualClock('2026-03-02T00:00:00.000Z')

/** Does something to the log that its keeper could do, verifies, and undoes it. */
const faultsAfter = async (
  database: Database,
  checkpoints: readonly Checkpoint[],
  tamper: readonly string[],
): Promise<readonly string[]> => {
  const faults: string[] = []
  const undo = new Error('undo')
  await assert.rejects(
    database.transaction(async (sql: Sql) => {
      await sql.query('alter table audit_event disable trigger all')
      await sql.query('alter table audit_tree disable trigger all')
      for (const statement of tamper) await sql.query(statement)
      await verifyLog(sql, checkpoints, faults)
      throw undo
    }),
    undo,
  )
  return faults
}

describeOnEachDatabase('the audit log', (database) => {
  test('keeps acts in the order they were committed, with their hashes, and only those that were', async () => {
    await record(database(), 20)
    await assert.rejects(
      database().transaction(async (sql) => {
        await appendAudit(sql, act(99))
        throw new Error('the act itself failed')
      }),
    )
    const scope = { tenant: 'firm', accounts: null, filter: { actions: ['key.revoked'], actor: 'key_1' } }
    const audit = openAuditReader(database())
    const latest = await audit.list({ ...scope, size: 4, after: 18, before: null, backwards: false })
    assert.deepEqual(
      latest.events.map(({ index, subjectId }) => [index, subjectId]),
      [17, 13, 11, 7].map((number) => [number, `key_${String(number)}`]),
    )
    assert.deepEqual([latest.totalCount, latest.hasPreviousPage, latest.hasNextPage], [7, true, true])
    const oldest = await audit.list({ ...scope, size: 2, after: null, before: null, backwards: true })
    assert.deepEqual([oldest.events.map(({ index }) => index), oldest.hasPreviousPage, oldest.hasNextPage], [[5, 1], true, false])
    const back = await audit.list({ ...scope, size: 2, after: null, before: 13, backwards: true })
    assert.deepEqual([back.events.map(({ index }) => index), back.hasPreviousPage, back.hasNextPage], [[19, 17], false, true])
  })

  test('gives every act a place of its own, however many are done at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, number) => database().transaction(async (sql) => appendAudit(sql, act(number)))))
    const faults: string[] = []
    assert.equal(await verifyLog(database(), [], faults), 50)
    assert.deepEqual(faults, [])
  })

  test('refuses to be changed', async () => {
    const refused = /only ever added to/
    await assert.rejects(database().query(`update audit_event set actor = 'nobody' where index = 3`), refused)
    await assert.rejects(database().query('delete from audit_event where index = 3'), refused)
    await assert.rejects(database().query('truncate audit_event'), refused)
    await assert.rejects(database().query('delete from audit_tree'), refused)
    await assert.rejects(database().query('update audit_tree set size = 3'), /one act at a time/)
  })

  test('tells every kind of tampering by somebody who gets past that', () =>
    withFolder(async (folder) => {
      const key = await loadSigningKey(folder)
      const file = join(folder, 'checkpoints')
      const checkpoints = openCheckpoints({ sql: database(), key, clock, file })
      await checkpoints.write()
      await database().transaction(async (sql) => appendAudit(sql, act(7)))
      await checkpoints.write()
      await checkpoints.write()
      const none: string[] = []
      const signed = readCheckpoints(await readFile(file, 'utf8'), key.verifierKey, none)
      assert.deepEqual([signed.map(({ size }) => size), none], [[50, 51], []])
      const found = async (...tamper: readonly string[]) => (await faultsAfter(database(), signed, tamper)).join('; ')
      assert.equal(await found(), '')
      assert.match(await found(`update audit_event set leaf = replace(leaf, 'key_1', 'key_2') where index = 5`), /act 5: it was edited/)
      assert.match(await found(`update audit_event set actor = 'nobody' where index = 5`), /act 5: its column actor/)
      assert.match(await found('delete from audit_event where index = 5'), /act 5: it is missing/)
      assert.match(
        await found(
          'update audit_event set index = 1000 where index = 5',
          'update audit_event set index = 5 where index = 6',
          'update audit_event set index = 6 where index = 1000',
        ),
        /act 5: it was moved, it stood at 6/,
      )
      assert.match(await found('delete from audit_event where index >= 40'), /checkpoint 1: it speaks of 50 acts, the log has 40/)
      assert.match(await found('update audit_tree set size = 40'), /the log has 51 acts, its tree 40/)
    }))

  test('tells a log that was written anew, whole in itself, by an earlier checkpoint', () =>
    withFolder(async (folder) => {
      const key = await loadSigningKey(folder)
      const file = join(folder, 'checkpoints')
      await openCheckpoints({ sql: database(), key, clock, file }).write()
      const signed = readCheckpoints(await readFile(file, 'utf8'), key.verifierKey, [])
      const faults: string[] = []
      const undo = new Error('undo')
      await assert.rejects(
        database().transaction(async (sql) => {
          for (const table of ['audit_event', 'audit_tree']) await sql.query(`alter table ${table} disable trigger all`)
          await sql.query('delete from audit_event')
          await sql.query(`update audit_tree set size = 0, peaks = '{}', root = ''`)
          for (let number = 0; number < 51; number += 1) await appendAudit(sql, act(number + 1))
          await verifyLog(sql, signed, faults)
          throw undo
        }),
        undo,
      )
      assert.deepEqual(faults, [`checkpoint 1: the log's first 51 acts are not those that were signed`])
    }))

  test('tells a checkpoint that somebody else signed, or changed', () =>
    withFolder(async (folder) => {
      const key = await loadSigningKey(folder)
      const file = join(folder, 'checkpoints')
      await openCheckpoints({ sql: database(), key, clock, file }).write()
      const faults: string[] = []
      readCheckpoints((await readFile(file, 'utf8')).replace('51', '50'), key.verifierKey, faults)
      const other = await loadSigningKey(join(folder, 'other'))
      readCheckpoints(await readFile(file, 'utf8'), other.verifierKey, faults)
      assert.deepEqual(faults, ["checkpoint 1: its signature is not this key's", "checkpoint 1: its signature is not this key's"])
    }))
})

void test('the verifier runs by itself over a data folder and says what it found', () =>
  withFolder(async (folder) => {
    const database = await openDatabase({ dataFolder: folder })
    await record(database, 3)
    await openCheckpoints({ sql: database, key: await loadSigningKey(folder), clock, file: join(folder, 'audit.checkpoints') }).write()
    await database.close()
    const verify = async () => promisify(execFile)(process.execPath, ['dist/bin/verifyAudit.js', '--data', folder])
    assert.equal((await verify()).stdout, 'the audit log is whole: 3 acts, 1 signed checkpoints agree\n')
    await copyFile(join(folder, 'audit.checkpoints'), join(folder, 'audit.pub'))
    await assert.rejects(verify(), { code: 1 })
  }))
