import { fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Settings } from './settings.js'
import { StartError } from './StartError.js'

/** The sandbox portals, running in a process of their own. */
export interface SandboxProcess {
  /** Ends the process; resolves when it is gone. */
  close(): Promise<void>
}

/** Starts the sandbox portals beside this process and resolves when they answer; rejects with a StartError that says what they said. */
export const startSandboxProcess = (settings: Settings, say: (line: string) => void): Promise<SandboxProcess> =>
  new Promise((resolve, reject) => {
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
    const complaints: string[] = []
    const ended = new Promise<void>((done) => {
      child.once('exit', () => done())
    })
    child.once('exit', (code) => {
      reject(new StartError(`the sandbox portals did not start: ${complaints.join(' ') || `exit code ${String(code)}`}`))
    })
    child.once('error', reject)
    createInterface({ input: child.stderr ?? process.stdin }).on('line', (line) => complaints.push(line))
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
      say(line)
      if (line === 'sandbox ready') resolve({ close: () => (child.kill('SIGTERM'), ended) })
    })
  })
