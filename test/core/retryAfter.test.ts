import assert from 'node:assert/strict'
import { test } from 'node:test'
import { retryAfter } from '../../core/retryAfter.js'

const now = new Date('2026-02-18T17:21:02Z')

test('Retry-After is seconds or a date', () => {
  assert.equal(retryAfter('7', now), 7_000)
  assert.equal(retryAfter(' 0.5 ', now), 500)
  assert.equal(retryAfter('Wed, 18 Feb 2026 17:21:32 GMT', now), 30_000)
  assert.equal(retryAfter('Wed, 18 Feb 2026 17:00:00 GMT', now), 0)
})

test('what is neither says nothing', () => {
  for (const header of [undefined, '', 'soon', '-3', '2026-02-18']) assert.equal(retryAfter(header, now), undefined)
})
