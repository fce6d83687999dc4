import 'reflect-metadata'
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DateScalar } from '../../../schema/scalars/DateScalar.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'

describe('an instant', () => {
  it('is read in any zone and kept in UTC', () => {
    assert.equal(DateTimeScalar.parseValue('2026-02-18T12:21:02-05:00'), '2026-02-18T17:21:02.000Z')
    assert.equal(DateTimeScalar.parseValue('9999-12-31T23:59:59Z'), '9999-12-31T23:59:59.000Z')
  })

  it('is refused on a day that does not exist, and outside the years 1 to 9999', () => {
    const wrong = ['2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-14:00', '2026-02-18']
    for (const text of wrong) assert.throws(() => DateTimeScalar.parseValue(text), /expected an RFC 3339 instant/)
  })
})

describe('a date', () => {
  it('is refused on a day that does not exist, and in the year 0', () => {
    for (const text of ['2026-02-30', '0000-01-01']) assert.throws(() => DateScalar.parseValue(text), /expected a calendar date/)
    assert.equal(DateScalar.parseValue('0001-01-01'), '0001-01-01')
  })
})
