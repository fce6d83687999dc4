import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vendorNames, vendors } from '../../core/vendor.js'
import type { Rule } from './Rule.js'
import { changingPortalRules } from './rules/reading/changingPortalRules.js'
import { driftRules } from './rules/drift/driftRules.js'
import { readingRules } from './rules/readingRules.js'
import { graphRules } from './rules/graph/graphRules.js'
import { signInRules } from './rules/signIn/signInRules.js'
import { vendorsUnderTest } from './vendorsUnderTest.js'

type Listed = Omit<Rule<never>, 'check'>
const rules: readonly Listed[] = [...signInRules, ...readingRules, ...driftRules, ...changingPortalRules, ...graphRules]

void test('the list runs over every vendor there is, each beside its own portal', () => {
  assert.deepEqual(
    vendorsUnderTest.map(({ adapter }) => adapter.vendor),
    vendors,
  )
  for (const { adapter, portal } of vendorsUnderTest) assert.equal(portal.slug, vendorNames[adapter.vendor].slug)
})

void test('every rule has an id of its own', () => {
  const ids = rules.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  for (const id of ids) assert.match(id, /^C-\d{2,3}$/)
})

void test('an exception names a SHOULD and says why', () => {
  const should = new Set<string>(rules.filter(({ level }) => level === 'SHOULD').map(({ id }) => id))
  for (const { exceptions } of vendorsUnderTest) {
    for (const [id, reason] of Object.entries(exceptions)) {
      assert.ok(should.has(id), `${id} is no SHOULD of the list`)
      assert.ok(reason.length > 10)
    }
  }
})

void test('every drift a vendor’s entry names is one of its portal’s', () => {
  for (const { portal, harmlessDrifts, incompleteDrifts, softLoginDrifts, signInDrifts, pagingDrifts, matterDrift } of vendorsUnderTest) {
    const named = [
      Object.keys(harmlessDrifts),
      Object.keys(incompleteDrifts),
      softLoginDrifts,
      signInDrifts,
      pagingDrifts,
      matterDrift,
    ].flat()
    for (const drift of named) assert.ok(Object.hasOwn(portal.drifts, drift), `${portal.title} has no drift ${drift}`)
  }
})
