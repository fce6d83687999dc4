import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { type Answer, tokenOn, type Visit, type Visitor, withPracticePanther } from './withPracticePanther.js'

const named = z.looseObject({ id: z.string() })
const refused = z.looseObject({ message: z.string(), modelState: z.record(z.string(), z.array(z.string())).optional() })

interface Firm {
  readonly visit: Visit
  readonly visitor: Visitor
  readonly client: string
  readonly matter: string
  readonly invoice: string
  readonly trust: string
  readonly operating: string
  readonly trustBalance: () => Promise<unknown>
}

/** A client with 500.00 in trust for a matter, and an invoice of 200.00 for it. */
const atTheFirm = async (act: (firm: Firm) => Promise<void>): Promise<void> =>
  withPracticePanther(async (visit) => {
    const make = async (kind: string, fields: object): Promise<string> =>
      named.parse(await visit.desk('POST', `records/${kind}`, fields)).id
    const accounts = z.array(z.object({ id: z.string(), type: z.string() })).parse(await visit.list('/api/v2/bankaccounts'))
    const [trust = '', operating = ''] = ['Trust', 'Operating'].map((wanted) => accounts.find(({ type }) => type === wanted)?.id)
    const client = await make('contacts', { company_name: 'Harbor Mills LLC' })
    const matter = await make('matters', { account_ref: { id: client }, name: 'Marsh v. Dune' })
    const account_ref = { id: client }
    const invoice = await make('invoices', { status: 'Sent', account_ref, items: [{ price: 200, projectGuid: matter }] })
    await make('trust-transactions', { account_ref, matter_ref: { id: matter }, bank_account: { id: trust }, total_amount: 500 })
    const trustBalance = async (): Promise<unknown> =>
      z.looseObject({}).parse((await visit.ask(`/api/project/${matter}`)).json)['trustBalance']
    await act({ visit, visitor: await visit.signedIn(), client, matter, invoice, trust, operating, trustBalance })
  })

/** Posts a form with the token of the page it stands on. */
const post = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>>): Promise<Answer> =>
  visitor.post(path, { __RequestVerificationToken: tokenOn(await visitor.get(path)), ...fields })

const reasonOn = ({ text }: Answer): string => /<div class="validation-summary-errors".*?<li>(.*?)<\/li>/s.exec(text)?.[1] ?? ''
const idIn = ({ headers }: Answer): string => /^\/Payment\/Details\/(.+)$/.exec(headers.get('location') ?? '')?.[1] ?? ''

describe('PracticePanther takes payments by the legacy API', () => {
  const body = ({ client, matter, trust }: Firm) => ({
    accountGuid: client,
    projectGuid: matter,
    bankAccountGuid: trust,
    currencyCode: 'USD',
    amount: 120.5,
    date: '2026-02-05T12:00:00-05:00',
    method: 'Check',
    checkNumber: 1042,
    notes: 'Retainer',
    authNumber: 'A1',
  })

  it('on any bank account, applied to nothing, without a look at what is there', async () =>
    atTheFirm(async (firm) => {
      const { visit, operating, trustBalance } = firm
      const { status, json } = await visit.write('POST', '/api/payment', body(firm))
      assert.equal(status, 200)
      const made = { amount: 120.5, method: 'Check', checkNumber: 1042, authNumber: 'A1', amountApplied: 0, date: '2026-02-05T17:00:00' }
      assert.partialDeepStrictEqual(json, made)
      assert.equal(await trustBalance(), 620.5)
      assert.equal(
        (await visit.write('POST', '/api/payment', { ...body(firm), bankAccountGuid: operating, projectGuid: null })).status,
        200,
      )
      assert.equal((await visit.write('POST', '/api/payment', { ...body(firm), amount: -700 })).status, 200)
      assert.equal(await trustBalance(), -79.5)
      assert.deepEqual(await visit.effects(), ['create trust-transactions', 'create payments', 'create trust-transactions'])
    }))

  it('says which fields are wrong, and takes nothing', async () =>
    atTheFirm(async (firm) => {
      const { visit, invoice } = firm
      const wrongs: readonly (readonly [change: object, field: string])[] = [
        [{ accountGuid: undefined }, 'value.accountGuid'],
        [{ bankAccountGuid: invoice }, 'value.bankAccountGuid'],
        [{ projectGuid: invoice }, 'value.projectGuid'],
        [{ currencyCode: 'EUR' }, 'value.currencyCode'],
        [{ amount: 1.005 }, 'value.amount'],
        [{ amount: 0 }, 'value.amount'],
        [{ method: 'check' }, 'value.method'],
        [{ date: null }, 'value.date'],
        [{ checkNumber: '1042b' }, 'value.checkNumber'],
      ]
      for (const [change, field] of wrongs) {
        const { status, json } = await visit.write('POST', '/api/payment', { ...body(firm), ...change })
        assert.deepEqual([status, Object.keys(refused.parse(json).modelState ?? {})], [400, [field]])
      }
      assert.deepEqual(await visit.effects(), [])
    }))

  it('from roles that may', async () =>
    atTheFirm(async (firm) => {
      const me = named.parse((await firm.visit.ask('/api/v2/users/me')).json)
      await firm.visit.desk('PATCH', `records/users/${me.id}`, { role: 'Staff' })
      assert.equal((await firm.visit.write('POST', '/api/payment', body(firm))).status, 403)
      assert.equal((await firm.visitor.get(`/Payment/PayInvoice/${firm.invoice}`)).status, 403)
    }))
})

describe('PracticePanther’s pages take payments by forms', () => {
  const paid = ({ operating, invoice }: Firm, amount: string) => ({
    'Payment.SaleDocumentGuid': invoice,
    'Payment.Amount': amount,
    'Payment.Date': '2/5/2026',
    'Payment.Method': 'Check',
    'Payment.CheckNumber': '7',
    'Payment.BankAccountGuid': operating,
    'Payment.Notes': 'Danke',
  })
  const due = async ({ visit, invoice }: Firm): Promise<unknown> =>
    z.looseObject({}).parse((await visit.ask(`/api/v2/invoices/${invoice}`)).json)['total_outstanding']

  it('a payment for an invoice lowers what is due', async () =>
    atTheFirm(async (firm) => {
      const { visit, visitor, invoice } = firm
      const answer = await post(visitor, `/Payment/PayInvoice/${invoice}`, paid(firm, '$1,20.00'))
      assert.deepEqual([answer.status, reasonOn(answer)], [200, 'The field Amount must be a number.'])
      const saved = await post(visitor, `/Payment/PayInvoice/${invoice}`, paid(firm, '$120.00'))
      const payment = z.looseObject({}).parse((await visit.ask(`/api/v2/payments/${idIn(saved)}`)).json)
      assert.partialDeepStrictEqual(payment, { total_amount: 120, unapplied_amount: 0, check_number: 7, notes: 'Danke' })
      assert.deepEqual([saved.status, await due(firm), await visit.effects()], [302, 80, ['create payments']])
    }))

  it('trust money for an invoice moves once, as two payments', async () =>
    atTheFirm(async (firm) => {
      const { visit, visitor, invoice, trust, matter, trustBalance } = firm
      const path = `/Payment/PayInvoiceFromTrust/${invoice}`
      const wanted = { ...paid(firm, '150'), 'Payment.TrustLedger': `${trust}|${matter}` }
      const saved = await post(visitor, path, wanted)
      assert.equal(saved.status, 302)
      assert.deepEqual([await due(firm), await trustBalance(), await visit.effects()], [50, 350, ['create trust-transactions']])
      const moved = (await visit.list(`/api/v2/payments?matter_id=${matter}`)).map((payment) => Number(payment['total_amount']))
      assert.deepEqual(
        moved.toSorted((one, other) => one - other),
        [-150, 150, 500],
      )
      assert.equal(
        reasonOn(await post(visitor, path, { ...wanted, 'Payment.Amount': '50.01' })),
        'The Amount is more than is due on the invoice.',
      )
      assert.equal(reasonOn(await post(visitor, path, { ...wanted, 'Payment.TrustLedger': `${trust}|` })), 'The From field is required.')
    }))

  it('money taken out is there first', async () =>
    atTheFirm(async (firm) => {
      const { visit, visitor, client, matter, trust, trustBalance } = firm
      const path = `/Payment/TakeMoneyOut?accountGuid=${client}&projectGuid=${matter}`
      const wanted = { ...paid(firm, '500.01'), 'Payment.BankAccountGuid': trust, 'Payment.Payee': 'County Court' }
      assert.equal(reasonOn(await post(visitor, path, wanted)), 'Insufficient funds: $500.00 available in trust.')
      assert.equal(reasonOn(await post(visitor, path, { ...wanted, 'Payment.Payee': ' ' })), 'The Pay to field is required.')
      assert.equal((await post(visitor, path, { ...wanted, 'Payment.Amount': '500' })).status, 302)
      assert.deepEqual([await trustBalance(), await visit.effects()], [0, ['create trust-transactions']])
      assert.equal(reasonOn(await visitor.get(path)), 'There are no funds in trust to take out.')
    }))

  it('a form without its token, a wrong day, an invoice that is not approved and a browser that is signed out save nothing', async () =>
    atTheFirm(async (firm) => {
      const { visit, visitor, invoice } = firm
      const path = `/Payment/PayInvoice/${invoice}`
      assert.equal((await visitor.post(path, paid(firm, '1'))).status, 400)
      assert.equal(
        reasonOn(await post(visitor, path, { ...paid(firm, '1'), 'Payment.Date': '2026-02-30' })),
        'The field Date must be a date.',
      )
      assert.equal(
        reasonOn(await post(visitor, path, { ...paid(firm, '1'), 'Payment.Method': 'Transfer' })),
        'The Method field is required.',
      )
      assert.match((await visit.visitor().post(path, paid(firm, '1'))).headers.get('location') ?? '', /^\/\?ReturnUrl=/)
      await visit.desk('PATCH', `records/invoices/${invoice}`, { status: 'PendingApproval' })
      assert.equal(reasonOn(await visitor.get(path)), 'The invoice is pending approval and cannot be paid.')
      assert.deepEqual(await visit.effects(), [])
    }))
})
