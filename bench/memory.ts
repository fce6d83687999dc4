import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { systemClock } from '../bin/systemClock.js'
import { Releases } from '../core/release.js'
import { recordResult } from './support/recordResult.js'
import { startDemo } from './support/startDemo.js'
import { askDemo, whenAllIsRead } from './support/whenAllIsRead.js'

const matters = 2_500
const goalMb = 700
/** Whoever has worked comes to rest meanwhile, and gives back what lies about (`bin/giveBackMemory.ts`). */
const restMs = 30_000

/** Resident memory of a process in MB, now and at its highest, as the kernel counts it. */
const residentMb = async (pid: number): Promise<{ readonly now: number; readonly highest: number }> => {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8')
  const of = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN) / 1_024
  return { now: of('VmRSS'), highest: of('VmHWM') }
}

/** Memory of the whole embedded process once 10 000 matters (2 500 at each of four portals) are mirrored, queries are answered, and it rests. The portals run beside it and are not counted. */
export const benchMemory = async (): Promise<void> => {
  const releases = new Releases()
  try {
    const { url, pid } = await startDemo({ matters, port: 14_509, portBase: 14_500 }, releases)
    const { records } = await whenAllIsRead(url)
    await askDemo(
      url,
      '{ matters(first: 50) { totalCount nodes { title client { displayName } timeEntries(first: 5) { nodes { hours } } } } }',
    )
    const { now: worked } = await residentMb(pid)
    await setTimeout(restMs)
    const { now, highest } = await residentMb(pid)
    const ratio = `${(now / goalMb).toFixed(2)} of the goal of ${String(goalMb)} MB: ${now.toFixed(0)} MB resident at rest, ${worked.toFixed(0)} MB at the end of the work, ${highest.toFixed(0)} MB at the highest`
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
    await releases.releaseAll()
  }
}
