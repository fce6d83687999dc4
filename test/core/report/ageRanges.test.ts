import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MattergraphError } from '../../../core/errors.js'
import { ageRanges } from '../../../core/report/ageRanges.js'

test('ranges begin with what is not past due and end open', () => {
  assert.deepEqual(ageRanges([30, 60]), [
    { fromDays: null, untilDays: 0 },
    { fromDays: 1, untilDays: 30 },
    { fromDays: 31, untilDays: 60 },
    { fromDays: 61, untilDays: null },
  ])
  assert.deepEqual(ageRanges([]), [
    { fromDays: null, untilDays: 0 },
    { fromDays: 1, untilDays: null },
  ])
})

test('bounds that do not rise from 1, are not whole or are too many are refused', () => {
  for (const bounds of [[0], [-1, 30], [30, 30], [60, 30], [1.5], Array.from({ length: 13 }, (_, index) => index + 1), [40_000]])
    assert.throws(
      () => ageRanges(bounds),
      (error) => error instanceof MattergraphError && error.code === 'BAD_USER_INPUT',
    )
})
