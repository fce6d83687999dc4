import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { createGuids } from '../../../sandbox/portal/createGuids.js'

const guids = createGuids(1)
const index = fc.integer({ min: 0, max: 0xffff_ffff })

test('every index has a GUID that leads back to it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string(), index, (seed, kind, at) => {
      const guids = createGuids(seed)
      const guid = guids.of(kind, at)
      assert.match(guid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      assert.equal(guids.indexOf(kind, guid), at)
    }),
  )
})

test('a GUID of another kind, a changed one and any other text lead nowhere', () => {
  fc.assert(
    fc.property(index, fc.nat(35), (at, place) => {
      const guid = guids.of('matter', at)
      const changed = guid.slice(0, place) + (guid[place] === '0' ? '1' : '0') + guid.slice(place + 1)
      assert.equal(guids.indexOf('contact', guid), undefined)
      assert.equal(guids.indexOf('matter', changed), undefined)
    }),
  )
  for (const text of ['', 'x', '0', '00000000-0000-0000-0000-000000000000']) assert.equal(guids.indexOf('matter', text), undefined)
})

test('neighbours look unrelated and all differ', () => {
  const made = Array.from({ length: 20_000 }, (_, at) => guids.of('matter', at))
  assert.equal(new Set(made.map((guid) => guid.slice(0, 8))).size, made.length)
  assert.equal(new Set(made.map((guid) => guid.slice(9))).size, made.length)
  assert.ok(made.some((guid, at) => at > 0 && guid < (made[at - 1] ?? '')))
})
