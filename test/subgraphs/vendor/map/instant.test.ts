import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant, instantOrNull } from '../../../../subgraphs/vendor/map/instant.js'

test('a date and time in any documented form becomes the same instant', () => {
  for (const text of [
    '2026-02-18T17:21:02Z',
    '2026-02-18T17:21:02.000Z',
    '2026-02-18T17:21:02',
    '2026-02-18 17:21:02',
    '2026-02-18T12:21:02-05:00',
    '2026-02-18T12:21:02-0500',
    '2026-02-18 17:21:02 +00:00',
    '2026-02-18T17:21:02.0000000',
  ]) {
    assert.equal(instant(text), '2026-02-18T17:21:02.000Z')
  }
})

test('milliseconds are kept and finer fractions cut off', () => {
  assert.equal(instant('2026-02-18T17:21:02.5Z'), '2026-02-18T17:21:02.500Z')
  assert.equal(instant('2026-02-18T17:21:02.1239999'), '2026-02-18T17:21:02.123Z')
})

test('minutes and bare dates are instants too', () => {
  assert.equal(instant('2026-02-18T17:21Z'), '2026-02-18T17:21:00.000Z')
  assert.equal(instant('2026-02-18'), '2026-02-18T00:00:00.000Z')
})

test('other text is DRIFT', () => {
  for (const text of ['', '18.2.2026', 'yesterday', '2026-02-30T00:00:00Z', '2026-02-18T25:00:00Z', '1771435262']) {
    assert.throws(() => instant(text), { code: 'DRIFT' })
  }
})

test('nothing, and .NET’s year 1, are null', () => {
  for (const text of [null, undefined, ' ', '0001-01-01T00:00:00']) assert.equal(instantOrNull(text), null)
  assert.equal(instantOrNull('2026-02-18T17:21:02Z'), '2026-02-18T17:21:02.000Z')
})
