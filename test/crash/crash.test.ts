import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chromiumPath } from '../../bin/chromiumPath.js'
import { readSettings } from '../../bin/settings.js'
import { testServerUrl } from '../support/makeServerDatabase.js'
import { describeCell, type Write } from './Cell.js'
import { CellRunner } from './CellRunner.js'
import { checkBooks } from './checkBooks.js'
import { courses } from './courses.js'
import { openLane } from './openLane.js'
import { findSteps, matrixFaults, type PlannedStep } from './planCells.js'

const skip = testServerUrl === undefined ? 'it needs a PostgreSQL server: name one in TEST_DATABASE_URL' : false

/** One write of each vendor; `npm run crash` does them all. */
const writes: readonly Write[] = [
  { vendor: 'MYCASE', kind: 'createTimeEntry' },
  { vendor: 'CLIO', kind: 'updateTimeEntry' },
  { vendor: 'PRACTICEPANTHER', kind: 'deleteTimeEntry' },
  { vendor: 'SMOKEBALL', kind: 'recordTrustDeposit' },
]

/** What a second process does with what a first one left, and the second time at a step, are left to `npm run crash`. */
const ways = courses.filter(({ takenOver }) => !takenOver)

/** The writes take the courses in turn, so that every course is taken; each step is then broken where it was passed first, by the faults in turn. */
const findAll = async (runner: CellRunner): Promise<readonly PlannedStep[]> => {
  const found = new Map<string, PlannedStep>()
  for (const [index, course] of ways.entries()) {
    const write = writes[index % writes.length]
    if (write !== undefined)
      for (const step of await findSteps(runner, write, [course])) if (!found.has(step.step)) found.set(step.step, step)
  }
  return [...found.values()].filter(({ step }) => !step.endsWith(', again'))
}

test('a write that is broken at any step of its path, by any fault, is done once', { skip, timeout: 300_000 }, async () => {
  const options = { chromiumPath: await chromiumPath(readSettings({})), vendors: writes.map(({ vendor }) => vendor) }
  const lane = await openLane({ serverUrl: testServerUrl ?? '', ...options })
  try {
    const runner = new CellRunner(lane)
    const steps = await findAll(runner)
    assert.ok(steps.length >= 60, `only ${String(steps.length)} steps were found`)
    const cells = steps.map((step, index) => ({ ...step, fault: matrixFaults[index % matrixFaults.length] ?? 'kill' }))
    for (const cell of cells.toSorted((one, other) => matrixFaults.indexOf(one.fault) - matrixFaults.indexOf(other.fault))) {
      assert.deepEqual((await runner.run(cell)).wrong, [], describeCell(cell))
    }
    assert.deepEqual(await checkBooks(lane), [])
  } finally {
    await lane.close()
  }
})
