import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCount } from './parseCount.js'

void test('a count of requests is a sum of numbers, sizes and parts of sizes', () => {
  assert.equal(parseCount('`3`')({}), 3)
  assert.equal(parseCount('`M + N/500`')({ M: 7, N: 1 }), 8)
  assert.equal(parseCount('`3 + 2 n/20`')({ n: 41 }), 9)
})

void test('a division rounds up and is never less than one', () => {
  assert.equal(parseCount('N/200')({ N: 200 }), 1)
  assert.equal(parseCount('N/200')({ N: 201 }), 2)
  assert.equal(parseCount('N/200')({ N: 0 }), 1)
})

void test('what is no count, and a size nobody gave, are refused', () => {
  assert.throws(() => parseCount('about two'))
  assert.throws(() => parseCount('N/200')({ n: 3 }))
})
