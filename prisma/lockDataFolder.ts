import { randomUUID } from 'node:crypto'
import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { processStart } from './processStart.js'

const lockContent = z.object({ pid: z.number().int().positive(), start: z.string(), token: z.string() })
type LockContent = z.infer<typeof lockContent>

/** Another process has the data folder. */
export class DataFolderLockedError extends Error {
  override readonly name = 'DataFolderLockedError'
}

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code

const readLock = async (path: string): Promise<{ text: string; content: LockContent | undefined } | undefined> => {
  try {
    const text = await readFile(path, 'utf8')
    return { text, content: parseLock(text) }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

const parseLock = (text: string): LockContent | undefined => {
  try {
    return lockContent.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

const isHeld = async (content: LockContent | undefined): Promise<boolean> =>
  content !== undefined && (await processStart(content.pid)) === content.start

/** Makes the lock file with all its content at once; false when there is one already. */
const tryToCreate = async (path: string, text: string): Promise<boolean> => {
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, text, { flag: 'wx' })
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await unlink(draft)
  }
}

/**
 * Removes a dead process's lock. One at a time, and only after another look: whoever read it before may find a living one by now, and removing that would give the
 * folder to two.
 */
const removeStale = async (path: string, staleText: string, ownText: string): Promise<void> => {
  const turn = `${path}.turn`
  if (!(await tryToCreate(turn, ownText))) {
    const before = await readLock(turn)
    if (before !== undefined && !(await isHeld(before.content))) await unlink(turn).catch(() => undefined)
    return
  }
  try {
    if ((await readLock(path))?.text === staleText) await unlink(path)
  } finally {
    await unlink(turn)
  }
}

const attempts = 50

/**
 * Takes a data folder for this process and resolves with the function that gives it back. A lock whose process is gone, or whose pid now belongs to
 * another process, is taken over. Throws DataFolderLockedError when a living process has it.
 */
export const lockDataFolder = async (dataFolder: string): Promise<() => Promise<void>> => {
  const path = join(dataFolder, 'lock')
  const text = JSON.stringify({ pid: process.pid, start: (await processStart(process.pid)) ?? '', token: randomUUID() })
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await tryToCreate(path, text)) {
      return async () => {
        if ((await readLock(path))?.text === text) await unlink(path)
      }
    }
    const lock = await readLock(path)
    if (lock === undefined) continue
    if (await isHeld(lock.content)) {
      throw new DataFolderLockedError(
        `the data folder ${dataFolder} is in use by process ${lock.content?.pid}: stop it first, or name another folder with DATA_DIR`,
      )
    }
    await removeStale(path, lock.text, text)
  }
  throw new DataFolderLockedError(`the data folder ${dataFolder} is being taken by other processes: start one at a time`)
}
