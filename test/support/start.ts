import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

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

const cacheFolder = process.env['NODE_COMPILE_CACHE']
/** What the tests have compiled already need not be compiled by each program they start. */
const compiled = cacheFolder === undefined ? {} : { NODE_COMPILE_CACHE: cacheFolder }

/** Runs one of our programs, the one `npm start` runs where none is named, with these settings and no others. */
export const start = (settings: Readonly<Record<string, string>>, program = 'start'): Start => {
  const file = fileURLToPath(new URL(`../../bin/${program}.js`, import.meta.url))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    env: { PATH: process.env['PATH'], ...compiled, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        const [announced, url = ''] = /^(?:ready (http\S+)|sandbox ready)$/.exec(line) ?? []
        if (announced !== undefined) resolve(url)
      })
    }
    void ended.then((code) => reject(new Error(`the program ended with ${String(code)} after saying:\n${lines.join('\n')}`)))
  })
  // Whoever only waits for the end does not care that it never was ready.
  ready.catch(() => undefined)
  return { process: child, lines, ready, ended }
}
