import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate, calendarDateOrNull } from '../../../../subgraphs/vendor/map/calendarDate.js'
import { calendarDateIn } from '../../../../subgraphs/vendor/map/calendarDateIn.js'

test('a date is taken as written, whatever time and zone stand behind it', () => {
  for (const text of ['2026-02-18', '2026-02-18T00:00:00', '2026-02-18T23:59:59-08:00', '2026-02-18 00:00:00']) {
    assert.equal(calendarDate(text), '2026-02-18')
  }
})

test('days that do not exist and other text are DRIFT', () => {
  for (const text of ['2026-02-30', '2026-13-01', '02/18/2026', '', '2026-02-18x'])
    assert.throws(() => calendarDate(text), { code: 'DRIFT' })
})

test('nothing, and .NET’s year 1, are null', () => {
  for (const text of [null, undefined, '', '0001-01-01T00:00:00']) assert.equal(calendarDateOrNull(text), null)
})

test('an instant has the date of its zone, also across a change of clocks', () => {
  assert.equal(calendarDateIn('America/New_York', '2026-02-18T04:59:59.999Z'), '2026-02-17')
  assert.equal(calendarDateIn('America/New_York', '2026-02-18T05:00:00.000Z'), '2026-02-18')
  assert.equal(calendarDateIn('America/New_York', '2026-07-18T04:00:00.000Z'), '2026-07-18')
  assert.equal(calendarDateIn('Australia/Sydney', '2026-12-31T13:30:00.000Z'), '2027-01-01')
  assert.throws(() => calendarDateIn('Mars/Olympus', '2026-02-18T05:00:00.000Z'), RangeError)
})
