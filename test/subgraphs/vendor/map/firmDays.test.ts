import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayEnded, endedWithin } from '../../../../subgraphs/vendor/map/firmDays.js'

test('a day ends at midnight where the firm is, and what was due on it is overdue from then on', () => {
  const span = { since: '2026-03-03T05:30:00Z', until: '2026-03-03T06:30:00Z', timeZone: 'America/Chicago' }
  assert.deepEqual([dayEnded(span), dayEnded({ ...span, timeZone: 'America/New_York' })], [true, false])
  assert.deepEqual(
    ['2026-03-01', '2026-03-02', '2026-03-03'].map((day) => endedWithin(day, span)),
    [false, true, false],
  )
})
