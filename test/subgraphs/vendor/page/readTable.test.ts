import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { readRows } from '../../../../subgraphs/vendor/page/readRows.js'
import { readTable, type TableForm } from '../../../../subgraphs/vendor/page/readTable.js'
import { rowTexts } from '../../../../subgraphs/vendor/page/rowTexts.js'
import { driftOf, pageOf } from './pageOf.js'

const form: TableForm<'number' | 'total' | 'paid'> = {
  table: 'table#invoices',
  columns: { number: 'Invoice', total: 'Total', paid: 'Paid' },
  closed: true,
  empty: { selector: 'tr.none', text: 'There are no invoices.', place: 'row' },
}
const table = (heads: readonly string[], rows: readonly (readonly string[])[], attributes = 'id="invoices"'): string =>
  `<table ${attributes}><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead>
  <tbody>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`
const none = (text: string): string =>
  `<table id="invoices"><thead><tr><th>Invoice</th><th>Total</th><th>Paid</th></tr></thead><tbody><tr class="none"><td colspan="3">${text}</td></tr></tbody></table>`
const heads = ['Invoice', 'Total', 'Paid']
const textsOf = (html: string, of: TableForm<string> = form): unknown => readTable(pageOf(html), of).map(({ cells }) => rowTexts(cells))
const drift = (html: string, of: TableForm<string> = form): string => driftOf(() => readTable(pageOf(html), of))

test('cells are found by the texts of their headers, in whatever order these stand', () => {
  const read = [{ number: '1', total: '$3.00', paid: '$2.00' }]
  assert.deepEqual(textsOf(table(heads, [['1', '$3.00', '$2.00']])), read)
  assert.deepEqual(textsOf(table([' Paid ', 'Invoice', '<a href="#">Total</a>'], [['$2.00', ' 1&nbsp;', '<b>$3.00</b>']])), read)
})

test('a header that is missing, renamed, doubled or unknown is drift', () => {
  assert.equal(drift(table(['Invoice', 'Paid'], [['1', '$2.00']])), 'table#invoices th "Total": expected this header once, came none')
  assert.equal(
    drift(table(['Invoice', 'Amount', 'Paid'], [['1', '$3.00', '$2.00']])),
    'table#invoices th "Total": expected this header once, came none',
  )
  assert.equal(
    drift(table(['Invoice', 'Total', 'total', 'Paid'], [['1', '1', '1', '1']])),
    'table#invoices th: expected only the known headers, came "total" beside them',
  )
  assert.equal(drift(table([...heads, 'Total'], [['1', '1', '1', '1']])), 'table#invoices th "Total": expected this header once, came 2')
  assert.equal(
    drift(table([...heads, ''], [['1', '1', '1', '1']])),
    'table#invoices th: expected only the known headers, came one without text beside them',
  )
  assert.equal(
    drift(table([...heads, 'ada@example.com'], [['1', '1', '1', '1']])),
    'table#invoices th: expected only the known headers, came another beside them',
  )
})

test('an open table may have more columns, and none of them is read', () => {
  const open = { ...form, closed: false }
  assert.deepEqual(textsOf(table(['New', ...heads, 'New'], [['x', '1', '$3.00', '$2.00', 'y']]), open), [
    { number: '1', total: '$3.00', paid: '$2.00' },
  ])
  assert.equal(
    drift(table([...heads, 'Paid'], [['1', '1', '1', '1']]), open),
    'table#invoices th "Paid": expected this header once, came 2',
  )
})

test('a row with more or fewer cells, or one over several columns, is drift', () => {
  const good = ['1', '$3.00', '$2.00']
  assert.equal(drift(table(heads, [good, ['2', '$3.00']])), 'table#invoices tr[1]: expected 3 cells, came 2')
  assert.equal(drift(table(heads, [[...good, '']])), 'table#invoices tr[0]: expected 3 cells, came 4')
  const spanned = table(heads, [good]).replace('<td>$2.00', '<td colspan="2">$2.00')
  assert.equal(drift(spanned), 'table#invoices tr[0]: expected cells of one column and one row, came one over several')
  assert.equal(
    drift(table(heads, [good]).replace('<th>Paid', '<th colspan="2">Paid')),
    'table#invoices thead: expected cells of one column and one row, came one over several',
  )
})

test('a table that is missing, there twice or without headers is drift', () => {
  const good = table(heads, [['1', '$3.00', '$2.00']])
  assert.equal(drift('<p>Invoices</p>'), 'table#invoices: expected this table once, came none')
  assert.equal(drift(good + good), 'table#invoices: expected this table once, came 2')
  assert.equal(
    drift('<table id="invoices"><tbody><tr><td>1</td></tr></tbody></table>'),
    'table#invoices thead: expected one row of headers, came 0',
  )
  assert.equal(drift('<div id="invoices"></div>', { ...form, table: '#invoices' }), '#invoices: expected this table once, came none')
})

test('an empty table says so; one that says nothing, or something else, is broken', () => {
  assert.deepEqual(textsOf(none('There are no invoices.')), [])
  assert.equal(drift(none('Loading …')), 'tr.none: expected "There are no invoices." once, came another text')
  assert.equal(drift(table(heads, [])), 'table#invoices tbody: expected rows, or the mark of an empty table, came neither')
  const both = none('There are no invoices.').replace('</tbody>', '<tr><td>1</td><td>$3.00</td><td>$2.00</td></tr></tbody>')
  assert.equal(drift(both), 'table#invoices tbody: expected rows, or the mark of an empty table, came both')
})

test('a sentence can stand in the place of an empty table', () => {
  const of = { ...form, empty: { selector: 'p.none', text: 'None.', place: 'page' } as const }
  assert.deepEqual(textsOf('<p class="none">None.</p>', of), [])
  assert.equal(
    drift(`<p class="none">None.</p>${table(heads, [['1', '1', '1']])}`, of),
    'table#invoices tbody: expected rows, or the mark of an empty table, came both',
  )
})

test('a table is also found by its caption', () => {
  const of = { ...form, table: { caption: 'Open invoices' } }
  const html = table(heads, [['1', '$3.00', '$2.00']], '').replace('<thead>', '<caption>Open  invoices</caption><thead>')
  assert.equal(readTable(pageOf(html + table(heads, [], '')), of).length, 1)
  assert.equal(drift(table(heads, []), of), 'table "Open invoices": expected this table once, came none')
})

test('a table inside a cell adds no rows', () => {
  assert.equal(readTable(pageOf(table(heads, [[table(['x'], [['y']], ''), '$3.00', '$2.00']])), form).length, 1)
})

test('rows can be judged by a schema as a whole', () => {
  const schema = z.object({ total: z.number().max(3) })
  assert.deepEqual(readRows(pageOf(''), { schema, path: 'table#invoices' }, [{ total: 3 }]), [{ total: 3 }])
  assert.throws(
    () => readRows(pageOf(''), { schema, path: 'table#invoices' }, [{ total: 3 }, { total: 4 }]),
    /invoice page, table#invoices\[1\]\.total: expected at most 3, came a number/,
  )
})
