import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { DataFolderLockedError, lockDataFolder } from '../../prisma/lockDataFolder.js'
import { processStart } from '../../prisma/processStart.js'

const lockModule = new URL('../../prisma/lockDataFolder.js', import.meta.url).href

/** A program that takes the folder, says so, and holds it until its input ends. */
const holder = `
  const { lockDataFolder } = await import(${JSON.stringify(lockModule)})
  try { await lockDataFolder(process.argv[1]); process.stdout.write('taken') } catch (error) { process.stdout.write(error.message) }
  process.stdin.resume()
`

describe('a data folder', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mattergraph-'))
  })
  afterEach(async () => rm(folder, { recursive: true }))

  /** Starts the program and runs `use` when it has spoken; kills it afterwards. */
  const withHolder = async (use: (said: string, kill: () => Promise<void>, pid: number) => Promise<void>): Promise<void> => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', holder, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
    const exited = once(child, 'exit')
    const kill = async (): Promise<void> => {
      child.kill('SIGKILL')
      await exited
    }
    try {
      const [said] = await once(child.stdout, 'data')
      await use(String(said), kill, child.pid ?? 0)
    } finally {
      await kill()
    }
  }

  test('belongs to one process: a second is told which one has it', async () => {
    await withHolder(async (said, _kill, pid) => {
      assert.equal(said, 'taken')
      await assert.rejects(lockDataFolder(folder), (error) => {
        assert.ok(error instanceof DataFolderLockedError)
        assert.match(error.message, new RegExp(`in use by process ${pid}: stop it first`))
        return true
      })
    })
  })

  test('is free again when it is given back, and nothing is left behind', async () => {
    const unlock = await lockDataFolder(folder)
    await assert.rejects(lockDataFolder(folder), DataFolderLockedError)
    await unlock()
    assert.deepEqual(await readdir(folder), [])
    await (
      await lockDataFolder(folder)
    )()
  })

  test('is free again when its process was killed', async () => {
    await withHolder(async (said, kill) => {
      assert.equal(said, 'taken')
      await kill()
      await (
        await lockDataFolder(folder)
      )()
    })
  })

  test('is free when the pid of its lock now belongs to another process', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.pid, start: 'another start', token: 'x' }))
    await (
      await lockDataFolder(folder)
    )()
  })

  test('is free when its lock file is unreadable', async () => {
    await writeFile(join(folder, 'lock'), '{"pid":')
    const unlock = await lockDataFolder(folder)
    assert.equal(JSON.parse(await readFile(join(folder, 'lock'), 'utf8')).pid, process.pid)
    await unlock()
  })

  test('goes to exactly one of many that want it at once', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.pid, start: 'another start', token: 'x' }))
    const results = await Promise.allSettled(Array.from({ length: 8 }, async () => lockDataFolder(folder)))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  test('knows processes apart by when they started', async () => {
    assert.equal(await processStart(process.pid), await processStart(process.pid))
    assert.notEqual(await processStart(process.pid), await processStart(process.ppid))
    await withHolder(async (_said, kill, pid) => {
      assert.notEqual(await processStart(pid), undefined)
      await kill()
      assert.equal(await processStart(pid), undefined)
    })
  })
})
