import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PagerForm, readPager } from '../../../../subgraphs/vendor/page/readPager.js'
import { driftOf, pageOf } from './pageOf.js'

const form: PagerForm = {
  pager: 'nav.pages',
  sentence: /^Page (?<page>\d+) of (?<pages>\d+) \((?<total>[\d,]+) records\)/,
  next: 'a[rel=next]',
  rowsPerPage: 50,
}
const pager = (sentence: string, next = ''): string => `<nav class="pages">${sentence} ${next}</nav>`
const next = '<a rel="next" href="/bills?page=3">Next</a>'
const drift = (html: string, asked: number, rows: number): string => driftOf(() => readPager(pageOf(html), form, { asked, rows }))

test('a pager tells where a page stands', () => {
  assert.deepEqual(readPager(pageOf(pager('Page 2 of 7 (301 records)', next)), form, { asked: 2, rows: 50 }), {
    page: 2,
    pages: 7,
    total: 301,
    next: '/bills?page=3',
  })
  assert.equal(readPager(pageOf(pager('Page 7 of 7 (301 records)')), form, { asked: 7, rows: 1 }).next, null)
  assert.equal(readPager(pageOf(pager('Page 1 of 1 (0 records)')), form, { asked: 1, rows: 0 }).total, 0)
  assert.equal(readPager(pageOf(pager('Page 2 of 21 (1,050 records)', next)), form, { asked: 2, rows: 50 }).total, 1050)
})

test('a total that does not agree with the rows is drift', () => {
  assert.equal(drift(pager('Page 2 of 7 (301 records)', next), 2, 49), 'nav.pages: expected 50 rows on page 2 of 7, came 49')
  assert.equal(drift(pager('Page 7 of 7 (301 records)'), 7, 2), 'nav.pages: expected 1 rows on page 7 of 7, came 2')
  assert.equal(drift(pager('Page 2 of 6 (301 records)', next), 2, 50), 'nav.pages: expected 50 rows to a page: 301 rows, came 6 pages')
})

test('another page than the one asked for is drift', () => {
  assert.equal(drift(pager('Page 1 of 7 (301 records)', next), 2, 50), 'nav.pages: expected page 2, came 1')
})

test('a next link that is missing, or there at the end, is drift', () => {
  assert.equal(drift(pager('Page 2 of 7 (301 records)'), 2, 50), 'nav.pages: expected one link to the next page, came 0')
  assert.equal(drift(pager('Page 7 of 7 (301 records)', next), 7, 1), 'nav.pages: expected no link to a next page, came 1')
  assert.equal(
    drift(pager('Page 2 of 7 (301 records)', '<a rel="next">Next</a>'), 2, 50),
    'nav.pages: expected an address in the link to the next page, came none',
  )
})

test('a pager that is missing or reads otherwise is drift', () => {
  assert.equal(drift('', 1, 50), 'nav.pages: expected this pager once, came none')
  assert.match(drift(pager('51–100 of 301', next), 2, 50), /^nav\.pages: expected text in the form .*, came another$/)
})
