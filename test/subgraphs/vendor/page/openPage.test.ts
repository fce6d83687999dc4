import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SessionDeadError } from '../../../../core/errors.js'
import { openPage, type PageForm } from '../../../../subgraphs/vendor/page/openPage.js'
import { documentOf, driftOf } from './pageOf.js'

const form: PageForm = { vendor: 'MYCASE', name: 'invoice', isSignIn: ($) => $('form#login').length > 0, mark: 'h1#invoice-header' }
const body = '<h1 id="invoice-header">Invoice</h1><p>Paid</p>'

test('a whole page is opened', () => {
  assert.equal(openPage(documentOf(body), form).$('p').text(), 'Paid')
})

test('the sign-in page is a dead session, cut short or not', () => {
  const signIn = documentOf('<form id="login"></form>')
  assert.throws(() => openPage(signIn, form), SessionDeadError)
  assert.throws(() => openPage(signIn.slice(0, -20), form), SessionDeadError)
})

test('a page that was cut short is drift wherever the cut is', () => {
  const text = documentOf(body).trimEnd()
  for (let end = 0; end < text.length; end += 1) {
    assert.equal(
      driftOf(() => openPage(text.slice(0, end), form)),
      'document: expected a closing </html>, came a page cut short',
    )
  }
})

test('a page without its mark is another page', () => {
  assert.equal(
    driftOf(() => openPage(documentOf('<h1>News</h1>'), form)),
    'h1#invoice-header: expected this element once, came none',
  )
  assert.equal(
    driftOf(() => openPage(documentOf(body + body), form)),
    'h1#invoice-header: expected this element once, came 2',
  )
})
