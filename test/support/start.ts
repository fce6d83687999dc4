import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../bin/start.js', import.meta.url))

/** A start as a person sees it: what it printed, and how it ended. */
export interface Start {
  readonly process: ChildProcess
  /** Every line so far, standard error included. */
  readonly lines: readonly string[]
  /** Resolves with the address when the program says it is ready; rejects with all it said when it ends before. */
  readonly ready: Promise<string>
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>
}

/** Runs the program `npm start` runs, with these settings and no others. */
export const start = (settings: Readonly<Record<string, string>>): Start => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        const [, url] = /^ready (http\S+)$/.exec(line) ?? []
        if (url !== undefined) resolve(url)
      })
    }
    void ended.then((code) => reject(new Error(`the program ended with ${String(code)} after saying:\n${lines.join('\n')}`)))
  })
  // Whoever only waits for the end does not care that it never was ready.
  ready.catch(() => undefined)
  return { process: child, lines, ready, ended }
}
