import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from './createRandom.js'

void test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number): readonly number[] => {
    const random = createRandom(seed)
    return Array.from({ length: 20 }, () => random.below(1_000))
  }
  assert.deepEqual(draw(1), draw(1))
  assert.notDeepEqual(draw(1), draw(2))
  assert.ok(draw(3).every((number) => number >= 0 && number < 1_000))
})

void test('one of a list is picked; of none there is nothing to pick', () => {
  assert.ok(['a', 'b'].includes(createRandom(1).pick(['a', 'b'])))
  assert.throws(() => createRandom(1).pick([]))
})
