import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Releases } from '../../core/release.js'

/** A running demo: what `npm start` starts, in a data folder of its own. */
export interface Demo {
  readonly url: string
  readonly pid: number
}

/** The package, whose script `start` says with which of Node’s options the program runs. */
const manifest = new URL('../../../package.json', import.meta.url)

/** Starts the program with its sandbox portals, limits off, and resolves when it is ready; what was started is added to `releases`. */
export const startDemo = async (
  { matters, port, portBase }: { readonly matters: number; readonly port: number; readonly portBase: number },
  releases: Releases,
): Promise<Demo> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'mattergraph-bench-'))
  releases.add('the data folder', () => rm(dataFolder, { recursive: true, force: true }))
  const [, ...command] = JSON.parse(await readFile(manifest, 'utf8')).scripts.start.split(' ') as readonly string[]
  const child = spawn(process.execPath, command, {
    cwd: fileURLToPath(new URL('.', manifest)),
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataFolder,
      PORT: String(port),
      SANDBOX_PORT_BASE: String(portBase),
      SANDBOX_MATTERS: String(matters),
      SANDBOX_LIMIT_SCALE: '1000000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  releases.add('the program', async () => {
    child.kill('SIGINT')
    await ended
  })
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line)
      if (line.startsWith('ready ')) resolve()
    })
    void ended.then(() => reject(new Error('the program ended before it was ready')))
  })
  return { url: `http://127.0.0.1:${String(port)}/`, pid: child.pid ?? 0 }
}
