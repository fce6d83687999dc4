import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantOfTicks, ticksOfInstant } from '../../../../subgraphs/vendor/map/ticks.js'

test('.NET ticks are instants', () => {
  assert.equal(instantOfTicks('630823536000000000'), '2000-01-01T20:00:00.000Z')
  assert.equal(instantOfTicks('630823536000009999'), '2000-01-01T20:00:00.000Z')
  assert.equal(ticksOfInstant('2000-01-01T20:00:00.000Z'), '630823536000000000')
  assert.equal(ticksOfInstant(instantOfTicks('637771038395210000')), '637771038395210000')
})

test('other text is DRIFT', () => {
  for (const text of ['', '-1', '6.3e17', 'yesterday', '9999999999999999999']) {
    assert.throws(() => instantOfTicks(text), { code: 'DRIFT' })
  }
})
