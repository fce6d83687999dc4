/**
 * `npm run crash`: every write of every vendor, broken at every step of its path by every fault. `--vendor`, `--write`, `--fault`, `--step` and `--course` narrow it, each as often as
 * wanted; `--every 10` takes every tenth cell; `--without-repeats` leaves out steps that a write passes once more; `--lanes` says how many run side by side; `--keep file` keeps each result there, and a run that was cut off goes on from it. A run of everything
 * writes docs/crash-matrix.md. It ends with 1 where anything is wrong.
 */
import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { chromiumPath } from '../../bin/chromiumPath.js'
import { readSettings } from '../../bin/settings.js'
import { describeCell } from './Cell.js'
import { defaultServerUrl } from '../support/makeServerDatabase.js'
import { KeptResults } from './KeptResults.js'
import type { CellResult } from './CellRunner.js'
import { declaredWrites, isRepeat } from './planCells.js'
import { pageOf, tableOf } from './report.js'
import { runMatrix } from './runMatrix.js'

const list = { type: 'string', multiple: true } as const
const { values } = parseArgs({
  options: {
    vendor: list,
    write: list,
    fault: list,
    step: list,
    course: list,
    'without-repeats': { type: 'boolean', default: false },
    every: { type: 'string', default: '1' },
    lanes: { type: 'string' },
    keep: { type: 'string' },
  },
})
const allows = (wanted: readonly string[] | undefined, value: string): boolean => wanted === undefined || wanted.includes(value)
const isWhole =
  [values.vendor, values.write, values.fault, values.step, values.course].every((one) => one === undefined) && values.every === '1'

const serverUrl = process.env['DATABASE_URL'] ?? defaultServerUrl
const writes = declaredWrites().filter(({ vendor, kind }) => allows(values.vendor, vendor) && allows(values.write, kind))
const from = performance.now()

const git = (...args: readonly string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim()
const commit = `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '-dirty'}`
const kept = new KeptResults(values.keep, commit)
const tellResult = (result: CellResult): void => {
  kept.add(result)
  for (const { kind, what } of result.wrong) console.log(`${kind}: ${describeCell(result.cell)}: ${what}`)
}

/** At most one line in ten seconds. */
const progress = (): ((done: number, all: number) => void) => {
  let [began, before, told] = [0, 0, 0]
  return (done, all) => {
    const now = performance.now()
    if (began === 0) [began, before] = [now, done - 1]
    if (now - told < 10_000 && done < all) return
    told = now
    const leftMinutes = ((now - began) / (done - before)) * ((all - done) / 60_000)
    console.log(`${String(done)} of ${String(all)} cells, ${leftMinutes.toFixed(0)} minutes left`)
  }
}

try {
  const { results, wrong } = await runMatrix({
    serverUrl,
    chromiumPath: await chromiumPath(readSettings({ CHROMIUM_PATH: process.env['CHROMIUM_PATH'] })),
    writes,
    lanes: Number(values.lanes ?? Math.max(1, availableParallelism() - 1)),
    isWanted: (cell) =>
      allows(values.step, cell.step) &&
      allows(values.fault, cell.fault) &&
      allows(values.course, cell.course.name) &&
      !(values['without-repeats'] && isRepeat(cell)),
    every: Number(values.every),
    say: (line) => console.log(line),
    known: (cell) => kept.of(cell),
    onResult: tellResult,
    onProgress: progress(),
  })
  console.log(tableOf(results).join('\n'))
  for (const line of wrong) console.log(line)
  const bad = results.filter((result) => result.wrong.length > 0).length
  console.log(
    `${String(results.length)} cells in ${((performance.now() - from) / 60_000).toFixed(1)} minutes: ${String(bad)} of them and ${String(wrong.length)} things beside are wrong`,
  )
  if (isWhole) {
    await writeFile(
      new URL('../../../docs/crash-matrix.md', import.meta.url),
      pageOf(results, {
        isWithoutRepeats: values['without-repeats'],
        date: new Date().toISOString().slice(0, 10),
        commits: kept.commits,
      }),
    )
  }
  process.exitCode = bad + wrong.length === 0 && results.length > 0 ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
