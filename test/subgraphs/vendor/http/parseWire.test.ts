import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { MattergraphError } from '../../../../core/errors.js'
import { parseJson } from '../../../../subgraphs/vendor/http/parseJson.js'
import { parseJsonLossless } from '../../../../subgraphs/vendor/http/parseJsonLossless.js'
import { parseWire } from '../../../../subgraphs/vendor/http/parseWire.js'

const differenceOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    assert.ok(error instanceof MattergraphError)
    assert.deepEqual([error.code, error.vendor, error.cause], ['DRIFT', 'CLIO', undefined])
    return error.message.replace('Clio answered in an unknown form: ', '')
  }
  return assert.fail('parsed')
}
const difference = (schema: z.ZodType, value: unknown): string => differenceOf(() => parseWire(schema, value, 'matters', 'CLIO'))

test('what has the known form is returned, parsed', () => {
  const schema = z.array(z.object({ id: z.number().transform(String) }))
  assert.deepEqual(parseWire(schema, [{ id: 7, new: 'field' }], 'matters', 'CLIO'), [{ id: '7' }])
})

test('a difference names its path, what was expected and what sort of value came, never the value', () => {
  const status = z.array(z.object({ status: z.enum(['Open', 'Pending', 'Closed']) }))
  assert.equal(
    difference(status, [{ status: 'Open' }, { status: 'Ada' }]),
    'matters[1].status: expected one of Open, Pending, Closed, came a string',
  )
  assert.equal(difference(status, [{}]), 'matters[0].status: expected one of Open, Pending, Closed, came nothing')
  assert.equal(difference(status, { data: [] }), 'matters: expected a list, came an object')
  assert.equal(
    difference(z.object({ data: z.object({ rate: z.number() }) }), { data: { rate: '1' } }),
    'matters.data.rate: expected a number, came a string',
  )
  assert.equal(difference(z.string().min(1), ''), 'matters: expected at least 1 characters, came an empty string')
  assert.equal(difference(z.string().regex(/^\d+$/), 'Ada'), 'matters: expected text in the form /^\\d+$/, came a string')
  assert.equal(difference(z.iso.date(), '18.2.2026'), 'matters: expected text in the form of date, came a string')
  assert.equal(difference(z.int(), 1.5), 'matters: expected a whole number, came a number')
  assert.equal(difference(z.literal('Matter'), null), 'matters: expected Matter, came null')
  assert.equal(difference(z.strictObject({}), { more: 'Ada' }), 'matters: expected only the known fields, came more beside them')
  assert.equal(
    difference(
      z.string().refine(() => false, 'a readable date'),
      'x',
    ),
    'matters: expected a readable date, came a string',
  )
})

test('of several known forms, the one that fits best is told', () => {
  const schema = z.object({ client: z.union([z.string(), z.object({ id: z.string(), name: z.string() })]) })
  assert.equal(difference(schema, { client: { id: 'a', name: 1 } }), 'matters.client.name: expected a string, came a number')
  assert.equal(difference(schema, { client: 7 }), 'matters.client: expected a string or an object, came a number')
})

test('a key that is no field name is not told', () => {
  assert.equal(difference(z.record(z.string(), z.number()), { 'Ada Lovelace': 'x' }), 'matters.*: expected a number, came a string')
})

test('of many differences the first three are told', () => {
  const numbers = z.array(z.number())
  assert.match(difference(numbers, ['a', 'b', 'c', 'd', 'e']), /^matters\[0\].*; matters\[1\].*; matters\[2\].*; and 2 more$/)
})

test('text that is no JSON is told by its sort alone', () => {
  const sortOf = (text: string): string => differenceOf(() => parseJson(text, 'matters', 'CLIO'))
  assert.equal(sortOf(''), 'matters: expected JSON, came an empty answer')
  assert.equal(sortOf('<html>Ada'), 'matters: expected JSON, came a page')
  assert.equal(sortOf('{"name": "Ada'), 'matters: expected JSON, came JSON that is cut short or damaged')
  assert.equal(sortOf('Ada'), 'matters: expected JSON, came other text')
})

test('integers beyond 2^53 are kept as text where that is asked for', () => {
  const text =
    '{"lastUpdated":637771038395217729,"list":[ -9007199254740993 ],"safe":9007199254740991,"rate":0.1234567890123456789,"memo":": 637771038395217729,"}'
  assert.deepEqual(parseJsonLossless(text, 'contacts', 'SMOKEBALL'), {
    lastUpdated: '637771038395217729',
    list: ['-9007199254740993'],
    safe: 9_007_199_254_740_991,
    rate: 0.123_456_789_012_345_68,
    memo: ': 637771038395217729,',
  })
  assert.deepEqual(parseJsonLossless('637771038395217729', 'contacts', 'SMOKEBALL'), '637771038395217729')
})
