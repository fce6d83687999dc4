import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findUtbmsCode } from '../../../core/utbms/findUtbmsCode.js'
import { utbmsCodes } from '../../../core/utbms/utbmsCodes.js'

test('a code is found whatever its letter case, with its phase', () => {
  const code = findUtbmsCode(' l240 ')
  assert.equal(code?.name, 'Dispositive Motions')
  assert.equal(code?.phase?.code, 'L200')
  assert.equal(code?.phase?.phase, null)
})

test('firms’ own codes, headings and missing codes mean nothing', () => {
  for (const text of [null, '', 'L170', 'A100', 'E100', 'L520.1', 'A112', 'L110 Research', 'constructor'])
    assert.equal(findUtbmsCode(text), null)
})

test('every code is listed once, and its form tells its set', () => {
  assert.equal(new Set(utbmsCodes.map(({ code }) => code)).size, utbmsCodes.length)
  const letters = { LITIGATION: /^L[1-5]\d0$/, E_DISCOVERY: /^L6\d0$/, ACTIVITY: /^A1\d\d$/, EXPENSE: /^E1\d\d$/ }
  for (const { code, set } of utbmsCodes) assert.match(code, letters[set])
})

test('the sets are whole: 29 tasks in 5 phases, 9 phases of e-discovery, 11 activities, 24 expenses', () => {
  const litigation = utbmsCodes.filter(({ set }) => set === 'LITIGATION')
  assert.equal(litigation.filter(({ phase }) => phase === null).length, 5)
  assert.equal(litigation.filter(({ code, phase }) => phase !== null && phase.code.startsWith(code.slice(0, 2))).length, 29)
  const counted = Object.fromEntries([...Map.groupBy(utbmsCodes, ({ set }) => set)].map(([set, codes]) => [set, codes.length]))
  assert.deepEqual(counted, { LITIGATION: 34, E_DISCOVERY: 9, ACTIVITY: 11, EXPENSE: 24 })
})
