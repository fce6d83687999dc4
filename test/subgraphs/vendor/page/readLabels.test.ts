import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LabelsForm, readLabels } from '../../../../subgraphs/vendor/page/readLabels.js'
import { rowTexts } from '../../../../subgraphs/vendor/page/rowTexts.js'
import { driftOf, pageOf } from './pageOf.js'

const form: LabelsForm<'total' | 'paid', 'discount'> = {
  list: '#summary',
  labels: { total: 'Total', paid: 'Paid' },
  optional: { discount: 'Discount' },
  closed: true,
}
const dl = (inside: string): string => `<dl id="summary">${inside}</dl>`
const texts = (html: string): unknown => rowTexts(readLabels(pageOf(html), form))
const drift = (html: string, of: LabelsForm<'total' | 'paid', 'discount'> = form): string => driftOf(() => readLabels(pageOf(html), of))

test('values are found by their labels, in a dl or a table', () => {
  assert.deepEqual(texts(dl('<dt>Paid:</dt><dd>$2.00</dd><dt>Total</dt><dd>$3.00</dd>')), { total: '$3.00', paid: '$2.00', discount: null })
  const table =
    '<table id="summary"><tr><th>Total</th><td>$3.00</td></tr><tr><th>Discount:</th><td>$1.00</td></tr><tr><th>Paid</th><td></td></tr></table>'
  assert.deepEqual(texts(table), { total: '$3.00', paid: '', discount: '$1.00' })
})

test('a label that is missing, renamed, doubled or unknown is drift', () => {
  assert.equal(drift(dl('<dt>Total</dt><dd>1</dd>')), '#summary "Paid": expected this label, came none')
  assert.equal(
    drift(dl('<dt>Total</dt><dd>1</dd><dt>Paid</dt><dd>1</dd><dt>Paid</dt><dd>2</dd>')),
    '#summary "Paid": expected this label once, came it again',
  )
  const renamed = dl('<dt>Total</dt><dd>1</dd><dt>Amount paid</dt><dd>1</dd>')
  assert.equal(drift(renamed), '#summary: expected only the known labels, came "Amount paid" beside them')
  assert.equal(drift(renamed, { ...form, closed: false }), '#summary "Paid": expected this label, came none')
})

test('a label without exactly one value is drift', () => {
  for (const inside of ['<dt>Total</dt><dt>Paid</dt><dd>1</dd>', '<dt>Total</dt><dd>1</dd><dd>2</dd>', '<dd>1</dd>', '<dt>Total</dt>']) {
    assert.equal(drift(dl(inside)), '#summary: expected one dd behind each dt, came another order')
  }
  assert.equal(
    drift('<table id="summary"><tr><th>Total</th><td>1</td><td>2</td></tr></table>'),
    '#summary tr: expected one th and one td, came another form',
  )
})

test('a list that is missing or there twice is drift', () => {
  assert.equal(drift(''), '#summary: expected this list once, came none')
  assert.equal(drift(dl('') + dl('')), '#summary: expected this list once, came 2')
})
