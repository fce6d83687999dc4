import { fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Settings } from './settings.js'
import { StartError } from './StartError.js'

/** The sandbox portals in a process of their own. */
export interface SandboxProcess {
  /** Resolves when the portals answer; rejects with a StartError that says what they said. */
  readonly ready: Promise<void>
  /** Ends the process, whether or not it is ready; resolves when it is gone. */
  close(): Promise<void>
}

/** A world of a hundred thousand matters is made in one go, and a process at that hears no signal: it is ended by force. */
const politeMs = 1_000

/** Starts the sandbox portals beside this process. */
export const startSandboxProcess = (settings: Settings, say: (line: string) => void): SandboxProcess => {
  const child = fork(fileURLToPath(new URL('sandbox.js', import.meta.url)), [], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      SANDBOX_PORT_BASE: String(settings.sandboxPortBase),
      SANDBOX_MATTERS: String(settings.sandboxMatters),
      SANDBOX_SEED: String(settings.sandboxSeed),
      SANDBOX_LIMIT_SCALE: String(settings.sandboxLimitScale),
    },
    // A Ctrl-C reaches the whole group: the portals wait for this process to be done with them.
    detached: true,
  })
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done()).once('error', () => done())
  })
  const ready = new Promise<void>((resolve, reject) => {
    const complaints: string[] = []
    child.once('exit', (code) => {
      reject(new StartError(`the sandbox portals did not start: ${complaints.join(' ') || `exit code ${String(code)}`}`))
    })
    child.once('error', reject)
    createInterface({ input: child.stderr ?? process.stdin }).on('line', (line) => complaints.push(line))
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
      say(line)
      if (line === 'sandbox ready') resolve()
    })
  })
  const close = async (): Promise<void> => {
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), politeMs)
    await ended
    clearTimeout(force)
  }
  return { ready, close }
}
