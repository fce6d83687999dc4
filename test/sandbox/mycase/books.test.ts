import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { centsOf, centsOfDollars, labelsOf, rowsOf } from './money.js'
import { type MyCaseVisit, type Wire, withMyCase } from './withMyCase.js'
import type { Visitor } from './createVisitor.js'

const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0)
const refs = z.array(z.object({ id: z.number() }))
const idOf = (value: unknown): number | undefined => z.object({ id: z.number() }).safeParse(value).data?.id
const allInvoices = ({ list }: MyCaseVisit): Promise<readonly Wire[]> => list('invoices?page_size=1000&only_allowed_online_payments=false')

const activityOf = async (visitor: Visitor): Promise<readonly Readonly<Record<string, string>>[]> => {
  const rows = []
  for (let page = 1; ; page += 1) {
    const { text } = await visitor.get(`/bills/activity?trust=true&page=${String(page)}`)
    rows.push(...rowsOf(text, '#trust-activity'))
    if (!text.includes('rel="next"')) return rows
  }
}

test('the invoice list hides what cannot be paid online unless asked, and tells no number of all', () =>
  withMyCase(async (visit) => {
    const shown = await visit.list('invoices?page_size=1000')
    const all = await allInvoices(visit)
    assert.ok(shown.length < all.length && shown.every((one) => one['allow_online_payments'] === true))
    assert.equal((await visit.api('invoices')).headers.get('item-count'), null)
    assert.equal((await visit.api('invoice_payments')).headers.get('item-count'), String((await visit.records('payments')).length))
    assert.deepEqual(new Set(all.map((one) => typeof one['total_amount'])), new Set(['number', 'string']))
    assert.equal((await visit.api(`invoices/${String(all[0]?.['id'])}`)).status, 404, 'there is no single one')
  }))

test('every invoice’s lines, discount, tax and payments add up on its page, and the API tells the same', () =>
  withMyCase(async (visit) => {
    const visitor = await visit.signedIn('sms@example.com')
    for (const wire of await allInvoices(visit)) {
      const { text } = await visitor.get(`/bills/${String(wire['id'])}`)
      const {
        Subtotal,
        Discounts,
        Tax,
        Total,
        Payments,
        'Trust Applied': trust,
        'Write-offs': off,
        'Balance Forwarded': forwarded,
        'Balance Due': due,
      } = Object.fromEntries(Object.entries(labelsOf(text, '#invoice-summary')).map(([label, value]) => [label, centsOf(value)]))
      assert.ok([Subtotal, Discounts, Tax, Total, Payments, trust, off, forwarded, due].every((one) => one !== undefined))
      const cents = (value: number | undefined): number => value ?? Number.NaN
      const lines = rowsOf(text, '#invoice-line-items')
      assert.equal(
        sum(lines, (line) => centsOf(line['Amount'] ?? '')),
        Subtotal,
      )
      assert.equal(cents(Subtotal) + cents(Discounts) + cents(Tax), Total)
      assert.equal(cents(Total) + cents(Payments) + cents(trust) + cents(off) + cents(forwarded), due)
      assert.equal(centsOfDollars(wire['total_amount']), Total)
      assert.equal(centsOfDollars(wire['paid_amount']) + cents(Payments) + cents(trust), 0)
      const counted = rowsOf(text, '#invoice-payments').filter(
        (row) => ['Completed', 'Pending'].includes(row['Status'] ?? '') && row['Payment Method'] !== 'Refund',
      )
      assert.equal(sum(counted, (row) => centsOf(row['Amount'] ?? '')) + cents(Payments) + cents(trust), 0)
    }
  }))

test('what an entry or expense says of its invoice, the invoice says of it', () =>
  withMyCase(async (visit) => {
    const visitor = await visit.signedIn('sms@example.com')
    const works = [...(await visit.list('time_entries?page_size=1000')), ...(await visit.list('expenses?page_size=1000'))]
    const invoiced = works.flatMap((one) => refs.parse(one['invoices']).map(({ id }) => ({ invoice: id, work: one['id'] })))
    const lines = []
    for (const { id } of await allInvoices(visit).then((all) => z.array(z.object({ id: z.number() })).parse(all))) {
      const { text } = await visitor.get(`/bills/${String(id)}`)
      for (const [, work] of text.matchAll(/href="\/(?:time_entries|expenses)\/(\d+)"/g)) lines.push({ invoice: id, work: Number(work) })
    }
    const order = (one: { invoice: number; work: unknown }, other: { invoice: number; work: unknown }): number =>
      one.invoice - other.invoice || Number(one.work) - Number(other.work)
    assert.deepEqual(invoiced.sort(order), lines.sort(order))
  }))

test('everything that happens to money happens here', () =>
  withMyCase(
    async (visit) => {
      const invoices = await visit.records('invoices')
      const payments = await visit.records('payments')
      const rows = await visit.records('trust-transactions')
      const have = (list: readonly Wire[], is: (one: Wire) => boolean, what: string): void => assert.ok(list.some(is), what)
      for (const status of ['draft', 'unsent', 'sent', 'partial', 'paid', 'overdue'])
        have(invoices, (one) => one['status'] === status, status)
      have(invoices, (one) => Number(one['written_off']) > 0 && Number(one['balance']) > 0, 'partly written off')
      have(invoices, (one) => Number(one['written_off']) > 0 && Number(one['balance']) === 0, 'written off')
      have(invoices, (one) => one['forwarded_to'] !== null, 'forwarded')
      have(invoices, (one) => Number(one['subtotal']) > 0 && Number(one['balance']) > 0 && Number(one['paid']) > 0, 'paid in part')
      have(invoices, (one) => centsOfDollars(one['total_amount']) === 0, 'zero')
      have(invoices, (one) => centsOfDollars(one['total_amount']) < 0, 'credit')
      have(invoices, (one) => Number(one['discount']) > 0 && Number(one['tax']) > 0, 'discount and tax')
      for (const status of ['pending', 'success', 'failure', 'error']) have(payments, (one) => one['status'] === status, status)
      for (const type of ['Trust', 'Refund', 'Check', 'Credit Card']) have(payments, (one) => one['transaction_type'] === type, type)
      for (const status of ['Completed', 'Pending', 'Returned', 'Voided']) have(rows, (one) => one['status'] === status, status)
      for (const type of [
        'Deposit',
        'Withdrawal',
        'Invoice Payment',
        'Transfer In',
        'Transfer Out',
        'Refund',
        'Reversal',
        'Interest',
        'Bank Fee',
      ])
        have(rows, (one) => one['type'] === type, type)
      have(rows, (one) => one['case'] === null && one['contact'] !== null, 'unallocated')
    },
    { matters: 60 },
  ))

test('trust activity adds up to the balances of allocations, of accounts and of each contact, and no day is below nothing', () =>
  withMyCase(async (visit) => {
    const visitor = await visit.signedIn('sms@example.com')
    const rows = await activityOf(visitor)
    assert.equal(rows.length, (await visit.records('trust-transactions')).length)
    assert.ok(rows.every((row) => !(row['Balance'] ?? '').startsWith('(')))
    const counted = rows.filter((row) => ['Completed', 'Pending'].includes(row['Status'] ?? ''))
    const byPlace = new Map<string, number>()
    for (const row of counted) {
      const key = [row['Account'], row['Contact'], row['Allocation']].join(' | ')
      byPlace.set(key, (byPlace.get(key) ?? 0) + centsOf(row['Amount'] ?? ''))
    }
    const accounts = rowsOf((await visitor.get('/bank_accounts')).text, '#bank-accounts')
    for (const account of accounts.filter((one) => one['Type'] === 'Trust')) {
      const { text } = await visitor.get(`/bills/trust_allocations?bank_account=${(account[''] ?? '').replace('bank-account-', '')}`)
      const shown = rowsOf(text, '#trust-allocations').map(
        (row) => [[account['Name'], row['Contact'], row['Allocation']].join(' | '), centsOf(row['Balance'] ?? '')] as const,
      )
      const expected = [...byPlace].filter(([key, cents]) => key.startsWith(`${account['Name'] ?? ''} | `) && cents !== 0)
      assert.deepEqual(new Map(shown), new Map(expected))
      assert.equal(
        sum(shown, ([, cents]) => cents),
        centsOf(account['Balance'] ?? ''),
      )
      assert.match(account['Account Number'] ?? '', /^•••• \d{4}$/)
    }
    const someone = rows.find((row) => row['Type'] === 'Withdrawal')
    const contact = (await visit.records('trust-transactions')).find((one) => `transaction-${String(one['id'])}` === someone?.[''])
    const { type, id } = z.object({ type: z.string(), id: z.number() }).parse(contact?.['contact'])
    const history = rowsOf(
      (await visitor.get(`/contacts/${type === 'client' ? 'clients' : 'companies'}/${String(id)}/trust_history`)).text,
      '#trust-history',
    )
    assert.deepEqual(
      new Set(history.map((row) => row[''])),
      new Set(rows.filter((row) => row['Contact'] === someone?.['Contact']).map((row) => row[''])),
    )
  }))

test('a case’s outstanding balance is what is open on its invoices, drafts apart', () =>
  withMyCase(async (visit) => {
    const invoices = await visit.records('invoices')
    for (const { id, outstanding_balance: told } of await visit.list('cases?page_size=100')) {
      const own = invoices.filter((one) => idOf(one['case']) === id && one['status'] !== 'draft')
      assert.equal(
        centsOfDollars(told),
        sum(own, (one) => centsOfDollars(one['balance'])),
      )
    }
    assert.equal((await visit.api('cases/41007001', { method: 'PUT', body: { name: 'New name', outstanding_balance: 7 } })).status, 204)
    assert.notEqual(z.object({ outstanding_balance: z.number() }).parse((await visit.api('cases/41007001')).json).outstanding_balance, 7)
  }))

test('a recorded payment changes what is open; more than that, nothing, and drafts are refused', () =>
  withMyCase(async ({ api, records, desk }) => {
    const open = (await records('invoices')).find((one) => one['status'] !== 'draft' && Number(one['balance']) > 20)
    const draft = (await records('invoices')).find((one) => one['status'] === 'draft')
    const pay = async (invoice: Wire | undefined, amount: number): Promise<number> =>
      (
        await api(`invoices/${String(invoice?.['id'])}/payments`, {
          method: 'POST',
          body: { amount, date: '2026-05-03', notes: 'Check 1042' },
        })
      ).status
    const balance = Number(open?.['balance'])
    assert.equal(await pay(open, 0), 422)
    assert.equal(await pay(open, -5), 422)
    assert.equal(await pay(open, 0.001), 422)
    assert.equal(await pay(open, balance + 0.01), 422)
    assert.equal(await pay(draft, 1), 422)
    assert.equal(await pay(open, 10), 200)
    const after = z
      .object({ balance: z.number(), updated_at: z.string() })
      .parse(await desk('GET', `records/invoices/${String(open?.['id'])}`))
    assert.equal(centsOfDollars(after.balance), centsOfDollars(balance) - 1000)
    assert.ok(after.updated_at > String(open?.['updated_at']))
    const effects = z.array(z.object({ kind: z.string(), operation: z.string() })).parse(await desk('GET', 'effects'))
    assert.deepEqual(
      effects.map(({ kind, operation }) => [kind, operation]),
      [['payments', 'create']],
    )
  }))

test('expenses are created and deleted, not edited, and cost and units are texts', () =>
  withMyCase(async ({ api, list }) => {
    const body = { activity_name: 'Filing fee', billable: true, entry_date: '2026-05-02', cost: 250, units: 1, case: { id: 41_007_001 } }
    const answer = await api('expenses', { method: 'POST', body })
    assert.equal(answer.status, 201)
    const made = z.object({ id: z.number(), cost: z.string(), units: z.string(), staff: z.null() }).parse(answer.json)
    assert.deepEqual([made.cost, made.units], ['250.0', '1.0'])
    assert.equal((await api(`expenses/${String(made.id)}`, { method: 'PUT', body })).status, 404)
    assert.equal((await api('expenses', { method: 'POST', body: { ...body, case: undefined } })).status, 422)
    assert.equal((await api(`expenses/${String(made.id)}`, { method: 'DELETE' })).status, 204)
    assert.ok((await list('expenses?page_size=1000')).every(({ cost, units }) => typeof cost === 'string' && typeof units === 'string'))
  }))

test('money paid out of trust lowers the allocation, and comes back when the invoice is deleted', () =>
  withMyCase(async ({ desk, records, api, signedIn }) => {
    const place = z.object({ bank_account: z.object({ id: z.number() }), case: z.object({ id: z.number() }), contact: z.unknown() })
    const deposit = place.parse(await desk('POST', 'records/trust-transactions', { amount: 500 }))
    const balanceOf = async (): Promise<number> =>
      sum(
        (await records('trust-transactions')).filter(
          (one) => idOf(one['case']) === deposit.case.id && ['Completed', 'Pending'].includes(String(one['status'])),
        ),
        (one) => centsOfDollars(one['amount']),
      )
    const before = await balanceOf()
    const line = { description: 'Fee', rate: 450 }
    const invoice = z
      .object({ id: z.number() })
      .parse(await desk('POST', 'records/invoices', { case: { id: deposit.case.id }, lines: [line] }))
    const payment = { invoice: { id: invoice.id }, amount: 300, from_trust: { id: deposit.bank_account.id } }
    const made = z.object({ id: z.number(), account_name: z.string() }).parse(await desk('POST', 'records/payments', payment))
    assert.equal(await balanceOf(), before - 30_000)
    assert.match(made.account_name, /Trust/)
    const { text } = await (await signedIn('sms@example.com')).get(`/bills/${String(invoice.id)}`)
    assert.equal(labelsOf(text, '#invoice-summary')['Trust Applied'], '($300.00)')
    assert.equal((await api(`invoices/${String(invoice.id)}`, { method: 'DELETE' })).status, 204)
    assert.equal(await balanceOf(), before)
    assert.ok(!(await records('payments')).some((one) => one['id'] === made.id))
  }))

test('no trust money goes that is not there', () =>
  withMyCase(async ({ desk, records }) => {
    await assert.rejects(desk('POST', 'records/trust-transactions', { type: 'Withdrawal', amount: -100_000_000 }), /not enough money/)
    await assert.rejects(desk('POST', 'records/trust-transactions', { type: 'Deposit', amount: -5 }), /amount/)
    const before = await records('trust-transactions')
    const used = before.find(
      (one) => one['type'] === 'Deposit' && Number(one['balance']) === Number(one['amount']) && Number(one['amount']) > 0,
    )
    await assert.rejects(desk('PATCH', `records/trust-transactions/${String(used?.['id'])}`, { type: 'Withdrawal' }), /cannot be changed/)
    assert.deepEqual(await records('trust-transactions'), before)
    const deleted = z.object({ id: z.number() }).parse(await desk('POST', 'records/trust-transactions', {}))
    await desk('DELETE', `records/trust-transactions/${String(deleted.id)}`)
    assert.equal((await records('trust-transactions')).length, before.length)
  }))
