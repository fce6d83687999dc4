import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { changingPortalRules } from '../conformance/rules/reading/changingPortalRules.js'
import { driftRules } from '../conformance/rules/drift/driftRules.js'
import { graphRules } from '../conformance/rules/graph/graphRules.js'
import { moneyWriteRules } from '../conformance/rules/graph/moneyWriteRules.js'
import { readingRules } from '../conformance/rules/readingRules.js'
import { signInRules } from '../conformance/rules/signIn/signInRules.js'

const root = new URL('../../../', import.meta.url)
const text = await readFile(new URL('docs/promises.md', root), 'utf8')
const rows = text
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, id]) => id !== undefined && /^[A-Z]-?\d/.test(id))

void test('the tally names each promise once, by a letter and a number', () => {
  const ids = rows.map(([, id]) => id)
  assert.ok(ids.length > 0)
  for (const id of ids) assert.match(id ?? '', /^[A-Z]-\d{2}$/)
  assert.equal(new Set(ids).size, ids.length)
})

void test('every promise names tests that exist', () => {
  for (const [, id, tests = ''] of rows) {
    const files = [...tests.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? '')
    assert.ok(files.length > 0, `${String(id)} names no test`)
    for (const file of files) {
      assert.match(file, /^test\/.+\.test\.ts$/)
      assert.ok(existsSync(new URL(file, root)), `${String(id)}: there is no ${file}`)
    }
  }
})

void test('every rule a promise names is one of the file it stands behind', () => {
  const rules: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    'test/conformance/signIn.test.ts': signInRules,
    'test/conformance/reading.test.ts': readingRules,
    'test/conformance/readingWhileChanging.test.ts': changingPortalRules,
    'test/conformance/graph.test.ts': graphRules,
    'test/conformance/drift.test.ts': driftRules,
    'test/conformance/moneyWrites.test.ts': moneyWriteRules,
  }
  for (const [, id, tests = ''] of rows) {
    for (const [, file = '', numbers = ''] of tests.matchAll(/`([^`]+)` \[([^\]]+)\]/g)) {
      const known = new Set(rules[file]?.map((rule) => rule.id))
      for (const number of numbers.split(', ')) assert.ok(known.has(`C-${number}`), `${String(id)}: ${file} has no rule ${number}`)
    }
  }
})

void test('what is left for later is shown by none', () => {
  const [, later = ''] = text.split('## Left for later')
  const shown = new Set(rows.map(([, id]) => id))
  const named = [...later.matchAll(/([A-Z])-(\d{2})(?: to [A-Z]-(\d{2}))?/g)].flatMap(([, letter = '', from, until = from]) =>
    Array.from({ length: Number(until) - Number(from) + 1 }, (_, index) => `${letter}-${String(Number(from) + index).padStart(2, '0')}`),
  )
  assert.ok(named.length > 0)
  assert.deepEqual(
    named.filter((id) => shown.has(id)),
    [],
  )
})

void test('every promise says for which vendors and how far', () => {
  for (const [, id, , vendors = '', extent = ''] of rows) {
    assert.match(vendors, /^[MPSC]( [MPSC])*$/, id)
    assert.match(extent, /^(whole|in part)/, id)
  }
})
