import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as assertProperty, integer, property } from 'fast-check'
import { decimalText } from '../../../../subgraphs/vendor/map/decimalText.js'

test('numbers and decimal texts become plain decimals, equal amounts alike', () => {
  for (const value of [1066.5, '1066.50', '1066.5', ' 1066.500 ', '1.0665e3']) assert.equal(decimalText(value), '1066.5')
  assert.equal(decimalText(0.1 + 0.2), '0.30000000000000004')
  assert.equal(decimalText('12345678901234567890.12'), '12345678901234567890.12')
  assert.equal(decimalText(1e-9), '0.000000001')
  assert.equal(decimalText(1e21), '1000000000000000000000')
  for (const zero of [0, -0, '0.00', '-0']) assert.equal(decimalText(zero), '0')
})

test('nothing stays nothing', () => {
  for (const value of [null, undefined, '', '  ']) assert.equal(decimalText(value), null)
})

test('what is no decimal is DRIFT', () => {
  for (const value of [Number.NaN, Infinity, '1,066.50', '$5', 'NaN', 'Infinity', '0x1f', '5 USD', '.5', '1e400']) {
    assert.throws(() => decimalText(value), { code: 'DRIFT' })
  }
})

test('every amount of cents comes out as written', () => {
  assertProperty(
    property(integer({ min: -1_000_000_000, max: 1_000_000_000 }), (cents) => {
      assert.equal(decimalText(cents / 100), decimalText((cents / 100).toFixed(2)))
    }),
  )
})
