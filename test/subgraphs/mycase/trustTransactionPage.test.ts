import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trustTransactionPage } from '../../../subgraphs/mycase/pages/billing/TrustTransactionPage.js'

const cells = {
  Date: '<time datetime="2026-02-05">02/05/2026</time>',
  Type: 'Deposit',
  Contact: '<a href="/contacts/clients/7">Bo Sample</a>',
  Allocation: 'Unallocated',
  Account: '<a href="/bank_accounts/3">Client Trust</a>',
  'Balance Before': '$1,000.00',
  Amount: '$250.00',
  Balance: '$1,250.00',
  Status: 'Completed',
  Method: 'Check',
  Reference: '1042',
  Payee: '',
  Invoice: '',
  Related: '',
  Notes: '',
  Entered: '<time datetime="2026-02-05T10:00:00Z">02/05/2026</time>',
  'Last Edited': '<time datetime="2026-02-05T10:00:00Z">02/05/2026</time>',
}
const values = Object.entries(cells).map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`)
const page = `<html><body><h1 id="trust-transaction-header">Trust Transaction #41</h1>
<dl id="trust-transaction-details">${values.join('')}</dl></body></html>`

test('the page of a movement is read for that movement and for no other', () => {
  const { id, amount, balanceAfter } = trustTransactionPage.read(page, '41')
  assert.deepEqual([id, amount, balanceAfter], ['41', '250', '1250'])
  assert.throws(() => trustTransactionPage.read(page, '4'), { code: 'DRIFT' })
  assert.throws(
    () => trustTransactionPage.read(page, '42'),
    /h1#trust-transaction-header: expected the movement that was asked for, came another$/,
  )
})
