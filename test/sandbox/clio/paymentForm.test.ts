import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { type ClioAnswer, type ClioVisit, hidden, listOf, recordOf, type Visitor, withClio } from './withClio.js'

const made = z.looseObject({ id: z.number() })
const create = async ({ desk }: ClioVisit, kind: string, fields: object = {}) => made.parse(await desk('POST', `records/${kind}`, fields))
const thousand = { line_items: [{ note: 'Hearing', price: 1000, quantity: 1 }] }
const effects = async ({ desk }: ClioVisit) =>
  z.array(z.object({ operation: z.string(), kind: z.string(), id: z.string() })).parse(await desk('GET', 'effects'))
const alertOf = ({ text }: ClioAnswer): string => /role="alert">([^<]*)</.exec(text)?.[1] ?? ''
const entry = {
  source: 'direct',
  payment_method: 'Check',
  date: '03/02/2026',
  amount: '$250.50',
  reference: '1047',
  description: 'First half',
}
/** Opens the form for a bill and sends it off, with what is entered in place of what it shows. */
const send = async (someone: Visitor, bill: number, more: Readonly<Record<string, string>> = {}): Promise<ClioAnswer> => {
  const page = await someone.get(`/nc/views/payments/new?bill_id=${bill}`)
  const first = (name: string): string => new RegExp(`id="payment_${name}"[^>]*><option value="(\\d+)"`).exec(page.text)?.[1] ?? ''
  const shown = { contact_id: first('contact_id'), destination_account_id: first('destination_account_id') }
  const fields = Object.fromEntries(Object.entries({ ...shown, ...entry, ...more }).map(([name, value]) => [`payment[${name}]`, value]))
  return someone.post('/nc/payments', { ...hidden(page), ...fields })
}
/** A bill for a matter with five hundred dollars in trust, and the words of the form for that money. */
const withTrust = async (visit: ClioVisit, someone: Visitor) => {
  const bill = await create(visit, 'invoices', thousand)
  const { matters, client } = z
    .object({ matters: z.tuple([z.object({ id: z.number() })]), client: z.object({ id: z.number() }) })
    .parse(recordOf(await someone.get(`/api/v4/bills/${bill.id}?fields=id,matters{id},client{id}`)))
  const [matter] = matters
  const deposit = await create(visit, 'trust-transactions', { matter, amount: 500 })
  const account = z.number().parse(deposit['bank_account_id'])
  return {
    bill: bill.id,
    matter: matter.id,
    account,
    source: `trust-${account}-${client.id}-${matter.id}`,
    clientFunds: `trust-${account}-${client.id}-client`,
  }
}

describe('Clio: the form that records payments', () => {
  test('stands behind a link on the page of a bill that is open', () =>
    withClio(async (visit) => {
      const someone = await visit.signedIn()
      const { id } = await create(visit, 'invoices', thousand)
      const link = /id="record_payment" href="\/nc\/#([^"]+)"/.exec((await someone.get(`/nc/views/bills/${id}`)).text)?.[1] ?? ''
      const { text } = await someone.get(`/nc/views${link}`)
      for (const method of ['Credit card', 'eCheck', 'Check', 'Cash', 'Wire transfer', 'Other'])
        assert.ok(text.includes(`<option value="${method}"`))
      assert.match(text, /value="1000.00"/)
    }))

  test('records a payment once and leads to it; the bill, its allocations and the account follow', () =>
    withClio(async (visit) => {
      const someone = await visit.signedIn()
      const { id } = await create(visit, 'invoices', thousand)
      const [account] = listOf(await someone.get('/api/v4/bank_accounts?type=OperatingAccount&fields=id')).data
      const balance = async () =>
        Number(recordOf(await someone.get(`/api/v4/bank_accounts/${String(account?.['id'])}?fields=balance`))['balance'])
      const before = await balance()
      const answer = await send(someone, id)
      const payment = /^\/nc\/#\/payments\/(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
      assert.equal(answer.status, 303)
      assert.deepEqual(await effects(visit), [{ operation: 'create', kind: 'payments', id: payment }])
      const bill = recordOf(await someone.get(`/api/v4/bills/${id}?fields=paid,balance,state`))
      assert.deepEqual(bill, { paid: 250.5, balance: 749.5, state: 'awaiting_payment' })
      const [allocation] = listOf(
        await someone.get(`/api/v4/allocations?bill_id=${id}&fields=amount,date,description,parent{id,type}`),
      ).data
      assert.deepEqual(allocation, {
        amount: 250.5,
        date: '2026-03-02',
        description: 'First half',
        parent: { id: Number(payment), type: 'Payment' },
      })
      assert.equal(Math.round(((await balance()) - before) * 100), 25_050)
      const page = await someone.get(`/nc/views/bills/${id}`)
      assert.match(page.text, /<td>03\/02\/2026<\/td><td>Check<\/td><td><\/td><td>1047<\/td>/)
      await send(someone, id, { amount: '749.50' })
      assert.equal(recordOf(await someone.get(`/api/v4/bills/${id}?fields=state`))['state'], 'paid')
    }))

  test('out of trust it moves trust money of that matter, and is one effect', () =>
    withClio(async (visit) => {
      const someone = await visit.signedIn()
      const { bill, matter, account, source, clientFunds } = await withTrust(visit, someone)
      const held = async (): Promise<number> =>
        listOf(
          await someone.get(`/api/v4/bank_transactions?type=liability&matter_id=${matter}&bank_account_id=${account}&fields=amount`),
        ).data.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0)
      const before = await held()
      assert.equal((await send(someone, bill, { source, amount: '400' })).status, 303)
      assert.equal(await held(), before - 40_000)
      const [{ kind, id }] = z.tuple([z.object({ kind: z.string(), id: z.string() })]).parse(await effects(visit))
      assert.equal(kind, 'trust-transactions')
      const row = recordOf(
        await someone.get(`/api/v4/bank_transactions/${id}?fields=amount,transaction_type,description,bill{id},matter{id}`),
      )
      assert.deepEqual(row, {
        amount: -400,
        transaction_type: 'withdrawal',
        description: 'First half',
        bill: { id: bill },
        matter: { id: matter },
      })
      const short = await send(someone, bill, { source: clientFunds, amount: '400' })
      assert.deepEqual(
        [short.status, alertOf(short)],
        [
          422,
          'Sorry, the Payment wasn&#39;t saved due to the following errors: one or more of the source Accounts has insufficient funds. Please revise the Payment amount.',
        ],
      )
    }))

  test('what is wrong is shown on the form again and does nothing', () =>
    withClio(async (visit) => {
      const someone = await visit.signedIn()
      const { id } = await create(visit, 'invoices', thousand)
      const refusals: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
        [{ amount: '1000.01' }, /no more can be applied to a bill than is open/],
        [{ amount: '0' }, /Amount must be more than nothing/],
        [{ amount: '-5' }, /Amount must be more than nothing/],
        [{ amount: '1.005' }, /Amount must be more than nothing/],
        [{ date: '2026-03-02' }, /Date is invalid/],
        [{ date: '02/31/2026' }, /Date is invalid/],
        [{ source: 'trust-31-1-1' }, /Source is invalid/],
        [{ payment_method: 'check' }, /Method is invalid/],
        [{ contact_id: '1' }, /Payer is invalid/],
      ]
      for (const [more, problem] of refusals) {
        const answer = await send(someone, id, more)
        assert.equal(answer.status, 422)
        assert.match(alertOf(answer), problem)
      }
      const draft = await create(visit, 'invoices', { ...thousand, state: 'draft' })
      assert.match(alertOf(await send(someone, draft.id)), /issued bills only/)
      const forged = await someone.post('/nc/payments', { authenticity_token: 'another', 'payment[bill_id]': String(id) })
      assert.deepEqual([forged.status, alertOf(forged)], [422, 'The change you wanted was rejected.'])
      assert.equal((await someone.get('/nc/views/payments/new?bill_id=1')).status, 404)
      assert.equal((await visit.visitor().post('/nc/payments', {})).headers.get('location')?.startsWith('/session/new'), true)
      assert.deepEqual(await effects(visit), [])
    }))

  test('billing opens the form, and accounts what moves trust money', () =>
    withClio(async (visit) => {
      const someone = await visit.signedIn()
      const { bill, source } = await withTrust(visit, someone)
      const { id } = recordOf(await someone.get('/api/v4/users/who_am_i?fields=id'))
      const roles = (names: readonly string[]) => visit.desk('PATCH', `records/users/${String(id)}`, { roles: names })
      await roles(['accounts'])
      assert.equal((await someone.get(`/nc/views/payments/new?bill_id=${bill}`)).status, 403)
      await roles(['billing'])
      assert.equal((await send(someone, bill, { source, amount: '1' })).status, 403)
      assert.equal((await send(someone, bill, { amount: '1' })).status, 303)
    }))

  test('trust money of one matter pays that matter’s share of a bill over several', () =>
    withClio(
      async (visit) => {
        const someone = await visit.signedIn()
        const shape = z.object({
          id: z.number(),
          client: z.object({ id: z.number() }).nullable(),
          balances: z.array(z.object({ id: z.number(), amount: z.number() })),
        })
        const path = '/api/v4/bills?state=awaiting_payment&type=revenue&fields=id,client{id},balances{id,amount}'
        const bills = z.array(shape).parse(listOf(await someone.get(path)).data)
        const bill = bills.find(({ balances }) => balances.length > 1 && (balances[1]?.amount ?? 0) > 1)
        const [, second] = bill?.balances ?? []
        assert.ok(bill !== undefined && second !== undefined)
        const deposit = await create(visit, 'trust-transactions', { matter: { id: second.id }, amount: 500 })
        const source = `trust-${String(deposit['bank_account_id'])}-${String(bill.client?.id)}-${second.id}`
        assert.equal((await send(someone, bill.id, { source, amount: '1' })).status, 303)
        const after = shape.parse(recordOf(await someone.get(`/api/v4/bills/${bill.id}?fields=id,client{id},balances{id,amount}`)))
        assert.deepEqual(
          after.balances,
          bill.balances.map((one) => (one === second ? { ...one, amount: Math.round(one.amount * 100 - 100) / 100 } : one)),
        )
      },
      { matters: 60 },
    ))
})
