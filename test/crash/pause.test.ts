import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chromiumPath } from '../../bin/chromiumPath.js'
import { readSettings } from '../../bin/settings.js'
import { testServerUrl } from '../support/makeServerDatabase.js'
import { CellRunner } from './CellRunner.js'
import { checkBooks } from './checkBooks.js'
import { courses } from './courses.js'
import { openLane } from './openLane.js'
import { findSteps } from './planCells.js'

const skip = testServerUrl === undefined ? 'it needs a PostgreSQL server: name one in TEST_DATABASE_URL' : false

/** Between the last look at the lease and the first byte there is nothing that could be looked at: only there could a process be stopped and write late. */
const tooLate = 'CALL: POST leaves'

test(
  'a worker that is stopped past its lease at any step, and woken after another took its work over, does nothing twice',
  { skip, timeout: 300_000 },
  async () => {
    const lane = await openLane({
      serverUrl: testServerUrl ?? '',
      chromiumPath: await chromiumPath(readSettings({})),
      vendors: ['CLIO'],
      idleInTransactionMs: 1_500,
    })
    try {
      const runner = new CellRunner(lane)
      const smooth = courses.filter(({ name }) => name === 'smooth')
      const steps = await findSteps(runner, { vendor: 'CLIO', kind: 'createTimeEntry' }, smooth)
      // What comes before is the client's, and belongs to no worker.
      const worked = steps
        .slice(steps.findIndex(({ step }) => step.startsWith('CLAIM')))
        .filter(({ step }) => step !== tooLate && step !== 'ANSWER: ended')
      assert.ok(worked.length > 20)
      for (const step of worked) {
        const { broke, wrong } = await runner.run({ ...step, fault: 'pause' })
        assert.deepEqual([broke, wrong], [true, []], step.step)
      }
      assert.deepEqual(await checkBooks(lane), [])
    } finally {
      await lane.close()
    }
  },
)
