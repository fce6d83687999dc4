import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Releases } from '../../core/release.js'
import { openFolder } from '../../test/support/openFolder.js'

/** A running demo: what `npm start` starts, in a data folder of its own. */
export interface Demo {
  readonly url: string
  readonly pid: number
}

/** The package, whose script `start` says with which variables and which of Node’s options the program runs. */
const manifest = new URL('../../../package.json', import.meta.url)

/** Starts the program with its sandbox portals, limits off, and resolves when it is ready; what was started is added to `releases`. */
export const startDemo = async (
  {
    matters,
    port,
    portBase,
    settings = {},
  }: {
    readonly matters: number
    readonly port: number
    readonly portBase: number
    /** Settings that differ from the demo's. */
    readonly settings?: Readonly<Record<string, string>>
  },
  releases: Releases,
): Promise<Demo> => {
  const dataFolder = await openFolder(releases)
  const command = JSON.parse(await readFile(manifest, 'utf8')).scripts.start.split(' ') as readonly string[]
  // Takes the variables before the program as a shell does, and becomes the program, whose memory is measured.
  const child = spawn('env', command, {
    cwd: fileURLToPath(new URL('.', manifest)),
    env: {
      PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      DATA_DIR: dataFolder,
      PORT: String(port),
      SANDBOX_PORT_BASE: String(portBase),
      SANDBOX_MATTERS: String(matters),
      SANDBOX_LIMIT_SCALE: '1000000',
      ...settings,
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
