import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { z } from 'zod'
import type { Visitor, VisitorAnswer } from './createVisitor.js'
import { rowsOf } from './money.js'
import { sendForm } from './sendForm.js'
import { type MyCaseVisit, withMyCase } from './withMyCase.js'

const invoice = z.object({ id: z.number(), case: z.object({ id: z.number() }), contact: z.object({ type: z.string(), id: z.number() }) })
type Invoice = z.infer<typeof invoice>

const newInvoice = async ({ desk }: MyCaseVisit, fields: object = {}): Promise<Invoice> =>
  invoice.parse(await desk('POST', 'records/invoices', fields))

const reasons = ({ status, text }: VisitorAnswer): readonly string[] => {
  assert.equal(status, 422)
  const $ = load(text)
  return $('#error_explanation li')
    .toArray()
    .map((item) => $(item).text())
}

const deposit = async (visitor: Visitor, { contact, case: { id } }: Invoice, amount: string): Promise<VisitorAnswer> =>
  sendForm(visitor, `/bills/trust_deposit?contact=${contact.type}-${String(contact.id)}`, {
    allocation: String(id),
    amount,
    date: '02/18/2026',
  })

const effectsOf = async ({ desk }: MyCaseVisit): Promise<readonly string[]> =>
  z
    .array(z.object({ kind: z.string(), operation: z.string() }))
    .parse(await desk('GET', 'effects'))
    .map(({ kind, operation }) => `${operation} ${kind}`)

test('an offline payment says how money came and who paid, and shows on its invoice and in the API', () =>
  withMyCase(async (visit) => {
    const visitor = await visit.signedIn('sms@example.com')
    const { id, contact } = await newInvoice(visit)
    const fields = { payment_method: 'Wire', amount: '$40.25', date: '02/18/2026', notes: 'first of three' }
    const answer = await sendForm(visitor, `/bills/${id}/payments/new`, fields)
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, `/bills/${id}`])
    const [row] = rowsOf((await visitor.get(`/bills/${id}`)).text, '#invoice-payments')
    assert.partialDeepStrictEqual(row, {
      Date: '02/18/2026',
      'Payment Method': 'Wire',
      Amount: '$40.25',
      Status: 'Completed',
      Notes: 'first of three',
    })
    const [wire] = await visit.list(`invoice_payments?filter[payable_id]=${id}`)
    assert.partialDeepStrictEqual(wire, { amount: 40.25, transaction_type: 'Wire', client: { id: contact.id }, status: 'success' })
    assert.deepEqual(await effectsOf(visit), ['create payments'])
  }))

test('a person finds each form by a link, on the invoice and on the contact’s trust history', () =>
  withMyCase(async (visit) => {
    const visitor = await visit.signedIn()
    const { id, contact } = await newInvoice(visit)
    const history = `/contacts/${contact.type === 'client' ? 'clients' : 'companies'}/${contact.id}/trust_history`
    for (const path of [`/bills/${id}`, history]) {
      const $ = load((await visitor.get(path)).text)
      const links = $('p.actions a')
        .toArray()
        .map((link) => $(link).attr('href') ?? '')
      assert.equal(links.length, 2)
      for (const link of links) assert.equal(load((await visitor.get(link)).text)('form button').length, 1)
    }
  }))

test('a payment of nothing, of too much, on a draft, by a stranger or into trust is refused with its reason', () =>
  withMyCase(async (visit) => {
    const visitor = await visit.signedIn()
    const { id } = await newInvoice(visit)
    const draft = await newInvoice(visit, { sent_status: 'draft' })
    const refused = async (fields: Readonly<Record<string, string>>, to = id): Promise<readonly string[]> =>
      reasons(await sendForm(visitor, `/bills/${to}/payments/new`, { amount: '1.00', ...fields }))
    assert.deepEqual(await refused({ amount: '' }), ['Amount is not a number'])
    assert.deepEqual(await refused({ amount: '0.00' }), ['Amount must be greater than 0'])
    assert.deepEqual(await refused({ amount: '-1.00' }), ['Amount is not a number'])
    assert.deepEqual(await refused({ amount: '100.01' }), ['Amount must not be more than is open'])
    assert.deepEqual(await refused({}, draft.id), ['Amount cannot be paid on a draft'])
    assert.deepEqual(await refused({ date: '2026-02-18' }), ['Date is not a valid date'])
    assert.deepEqual(await refused({ contact: 'client-1' }), ['Contact is not included in the list'])
    assert.deepEqual(await refused({ payment_method: 'Trust' }), ['Payment method is not included in the list'])
    assert.deepEqual(await refused({ bank_account: '310001' }), ["Bank account must be one of the firm's operating accounts"])
    await visit.desk('PATCH', 'records/users/27004101', { edit_billing: false })
    assert.equal((await visitor.get(`/bills/${id}/payments/new`)).status, 403)
    assert.equal((await visit.records('payments')).filter((one) => invoice.shape.case.parse(one['invoice']).id === id).length, 0)
    assert.deepEqual(await effectsOf(visit), [])
  }))

test('trust money is deposited, pays the invoice of its case, and is withdrawn; every page tells the same', () =>
  withMyCase(async (visit) => {
    const visitor = await visit.signedIn()
    const one = await newInvoice(visit)
    const allocation = String(one.case.id)
    const moved = [
      await deposit(visitor, one, '80.00'),
      await sendForm(visitor, `/bills/${one.id}/trust_payments/new`, { allocation, amount: '30.00', date: '02/19/2026', notes: 'earned' }),
      await sendForm(visitor, `/bills/trust_withdrawal?contact=${one.contact.type}-${one.contact.id}`, {
        allocation,
        amount: '20.00',
        date: '02/19/2026',
        payee: 'County Clerk',
        reference: '2077',
      }),
    ]
    assert.deepEqual(
      moved.map(({ status }) => status),
      [302, 302, 302],
    )
    assert.match(moved[0]?.headers.get('location') ?? '', /^\/bills\/trust_transactions\/\d+$/)
    const list = one.contact.type === 'client' ? 'clients' : 'companies'
    const history = rowsOf((await visitor.get(`/contacts/${list}/${one.contact.id}/trust_history`)).text, '#trust-history')
    const rows = history.toSorted((first, second) => String(first['']).localeCompare(String(second['']))).slice(-3)
    assert.deepEqual(
      rows.map(({ Type: type, Amount: amount, Payee: payee, Notes: notes }) => [type, amount, payee, notes]),
      [
        ['Deposit', '$80.00', '', ''],
        ['Invoice Payment', '($30.00)', '', 'earned'],
        ['Withdrawal', '($20.00)', 'County Clerk', ''],
      ],
    )
    const [payment] = rowsOf((await visitor.get(`/bills/${one.id}`)).text, '#invoice-payments')
    assert.equal(`transaction-${String(payment?.['Trust Transaction']).slice(1)}`, rows[1]?.[''])
    // One application is one effect, although it leaves two records.
    assert.deepEqual(await effectsOf(visit), ['create trust-transactions', 'create trust-transactions', 'create trust-transactions'])
  }))

test('trust money is not spent twice, before it came, from another account or for another’s case', () =>
  withMyCase(async (visit) => {
    const visitor = await visit.signedIn()
    const one = await newInvoice(visit)
    const contact = `${one.contact.type}-${one.contact.id}`
    const before = await visit.records('trust-transactions')
    const pay = async (fields: Readonly<Record<string, string>>): Promise<readonly string[]> =>
      reasons(
        await sendForm(visitor, `/bills/${one.id}/trust_payments/new`, { allocation: String(one.case.id), amount: '50.00', ...fields }),
      )
    const withdraw = async (fields: Readonly<Record<string, string>>): Promise<readonly string[]> =>
      reasons(await sendForm(visitor, `/bills/trust_withdrawal?contact=${contact}`, { amount: '1.00', payee: 'County Clerk', ...fields }))
    const short = ['There is not enough money in trust']
    assert.deepEqual(await withdraw({ amount: '9,999,999.00' }), short)
    assert.deepEqual(await withdraw({ allocation: String(one.case.id), date: '01/01/2001' }), short)
    assert.deepEqual(await withdraw({ payee: ' ' }), ["Payee can't be blank"])
    assert.deepEqual(await pay({ amount: '100.01' }), ['Amount must not be more than is open'])
    assert.deepEqual(await pay({ bank_account: '310002' }), ["Bank account must be one of the firm's trust accounts"])
    assert.deepEqual(await pay({ allocation: '41007029' }), ['Allocation is not included in the list'])
    assert.equal((await visitor.get('/bills/trust_deposit?contact=client-1')).status, 404)
    await visit.desk('PATCH', 'records/users/27004101', { edit_trust: false })
    for (const path of [
      `/bills/${one.id}/trust_payments/new`,
      `/bills/trust_deposit?contact=${contact}`,
      `/bills/trust_withdrawal?contact=${contact}`,
    ])
      assert.equal((await visitor.get(path)).status, 403)
    assert.deepEqual(await visit.records('trust-transactions'), before)
    assert.deepEqual(await effectsOf(visit), [])
  }))
