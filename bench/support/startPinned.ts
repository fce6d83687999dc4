import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

/** A program of a bench, kept on one core. */
export interface PinnedProgram {
  /** What it sent when it was ready. */
  readonly ready: unknown
  /** Sends it a message and waits for its answer. */
  ask(message: unknown): Promise<unknown>
  stop(): Promise<void>
}

/** Whether programs can be kept on a core here. */
export const canPin = (): boolean => cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0

/** Starts a compiled program as in production on a core and waits for its first message. Without `taskset` it runs wherever the machine puts it. */
export const startPinned = async (program: URL, core: number, args: readonly string[] = []): Promise<PinnedProgram> => {
  const command = [process.execPath, fileURLToPath(program), ...args]
  const [first = '', ...rest] = canPin() ? ['taskset', '-c', String(core), ...command] : command
  const child = spawn(first, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, NODE_ENV: 'production' } })
  const ready = await nextMessage(child)
  return {
    ready,
    ask: async (message) => {
      child.send(message as object)
      return nextMessage(child)
    },
    stop: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

const nextMessage = async (child: ChildProcess): Promise<unknown> => {
  const ended = new AbortController()
  const exit = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('a program of the bench ended')
  })
  exit.catch(() => undefined)
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal: ended.signal }), exit])) as [unknown]
    return message
  } finally {
    ended.abort()
  }
}
