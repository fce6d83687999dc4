import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../bin/systemClock.js'
import { recordResult } from './support/recordResult.js'

const matters = 2_500
const goalMb = 700

/** Resident memory of a process in MB, now and at its highest, as the kernel counts it. */
const residentMb = async (pid: number): Promise<{ readonly now: number; readonly highest: number }> => {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8')
  const of = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN) / 1_024
  return { now: of('VmRSS'), highest: of('VmHWM') }
}

/** Memory of the whole embedded process once 10 000 matters (2 500 at each of four portals) are mirrored and queries are answered. The portals run beside it and are not counted. */
export const benchMemory = async (): Promise<void> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'mattergraph-bench-'))
  const child = spawn(process.execPath, [fileURLToPath(new URL('../bin/start.js', import.meta.url))], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataFolder,
      PORT: '14509',
      SANDBOX_PORT_BASE: '14500',
      SANDBOX_MATTERS: String(matters),
      SANDBOX_LIMIT_SCALE: '1000000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        console.log(line)
        if (line.startsWith('ready ')) resolve()
      })
      void ended.then(() => reject(new Error('the program ended before it was ready')))
    })
    const records = await whenAllIsRead()
    const { now, highest } = await residentMb(child.pid ?? 0)
    const ratio = `${(now / goalMb).toFixed(2)} of the goal of ${String(goalMb)} MB: ${now.toFixed(0)} MB resident, ${highest.toFixed(0)} MB at the highest`
    await recordResult(
      'memory',
      [
        `The whole embedded process after first full reads of ${String(4 * matters)} matters (${String(records)} records in all) and queries over them; the portals are a process of their own.`,
        '',
        `**${ratio}**`,
      ],
      systemClock.now(),
    )
    console.log(ratio)
  } finally {
    child.kill('SIGINT')
    await ended
    await rm(dataFolder, { recursive: true, force: true })
  }
}

/** Asks until every kind of every account is read, and answers with how many records that made. */
const whenAllIsRead = async (): Promise<number> => {
  for (;;) {
    const response = await fetch('http://127.0.0.1:14509/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}` },
      body: JSON.stringify({
        query:
          '{ accounts { sync { kind phase records lastError } } matters(first: 50) { totalCount nodes { title client { displayName } timeEntries(first: 5) { nodes { hours } } } } }',
      }),
    })
    const { data } = (await response.json()) as {
      data: { accounts: readonly { sync: readonly { phase: string; records: number; lastError: string | null }[] }[] }
    }
    const states = data.accounts.flatMap(({ sync }) => sync)
    const failing = states.find(({ phase }) => phase === 'FAILING')
    if (failing !== undefined) throw new Error(`a read failed: ${String(failing.lastError)}`)
    if (states.length === 16 && states.every(({ phase }) => phase === 'LIVE')) return states.reduce((sum, { records }) => sum + records, 0)
    await systemClock.sleep(1_000)
  }
}
