import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { clioPortal } from '../../../sandbox/clio/clioPortal.js'
import { type ClioAnswer, type ClioVisit, errorOf, listOf, recordOf, withClio } from './withClio.js'

type Row = Readonly<Record<string, unknown>>

const cents = (value: unknown): number => Math.round(Number(value ?? 0) * 100)
const sum = (rows: readonly Row[], field: string): number => rows.reduce((total, row) => total + cents(row[field]), 0)
const part = (row: Row | undefined, field: string): Row => {
  const value = row?.[field]
  assert.ok(typeof value === 'object' && value !== null, `there is no ${field}`)
  return value as Row
}
const parts = (row: Row, field: string): readonly Row[] => {
  const value = row[field]
  assert.ok(Array.isArray(value))
  return value
}

/** A portal of sixty matters that the tests of this file share: books are looked at, and added to, never reset. */
describe('Clio books', () => {
  let visit: ClioVisit
  let end: () => void
  let ended: Promise<void>
  before(async () => {
    await new Promise<void>((ready) => {
      ended = withClio(
        async (opened) => {
          visit = opened
          ready()
          await new Promise<void>((finish) => (end = finish))
        },
        { matters: 60 },
      )
    })
  })
  after(async () => {
    end()
    await ended
  })

  const api = (path: string): Promise<ClioAnswer> => visit.api(path)
  const all = async (path: string): Promise<readonly Row[]> => {
    const rows: Row[] = []
    let next: string | undefined = `${path}&order=id(asc)`
    while (next !== undefined) {
      const page: ReturnType<typeof listOf> = listOf(await api(next))
      rows.push(...page.data)
      next = page.meta.paging.next?.split('/api/v4/')[1]
    }
    return rows
  }
  const create = async (kind: string, fields: Row = {}): Promise<Row> =>
    recordOf({ json: { data: await visit.desk('POST', `records/${kind}`, fields) } } as ClioAnswer)
  const bill = async (id: unknown): Promise<Row> =>
    recordOf(
      await api(
        `bills/${String(id)}?fields=id,state,paid,balance,due,sub_total,total_tax,total,balances{id,amount,type},available_state_transitions`,
      ),
    )
  const page = async (id: unknown): Promise<string> => (await (await visitor()).get(`/nc/views/bills/${String(id)}`)).text
  let signedIn: ReturnType<ClioVisit['signedIn']> | undefined
  const visitor = () => (signedIn ??= visit.signedIn('sms@example.com'))

  const billFields =
    'id,number,state,kind,type,sub_total,total_tax,total,due,paid,credits_issued,balance,discount{rate,type},interest{total},matters{id},balances{id,amount,type}'

  test('every bill adds up: lines, discount, tax, interest, payments, write-offs, matters', async () => {
    const [bills, lines, allocations] = [
      await all(`bills?type=revenue&fields=${billFields}`),
      Map.groupBy(await all('line_items?fields=id,total,sub_total,quantity,price,type,bill{id}'), (line) => part(line, 'bill')['id']),
      Map.groupBy(await all('allocations?status=valid&fields=id,amount,bill{id,kind},parent{id,type}'), (one) => part(one, 'bill')['id']),
    ]
    for (const one of bills) {
      const own = allocations.get(one['id']) ?? []
      const paid = own.filter((allocation) => part(allocation, 'parent')['type'] === 'Payment')
      const interest = one['interest'] === null ? 0 : cents(part(one, 'interest')['total'])
      assert.equal(sum(lines.get(one['id']) ?? [], 'total'), cents(one['sub_total']))
      assert.equal(cents(one['sub_total']) + cents(one['total_tax']) + interest, cents(one['total']))
      assert.equal(sum(paid, 'amount'), cents(one['paid']))
      assert.equal(sum(own, 'amount') - sum(paid, 'amount'), cents(one['credits_issued']))
      assert.equal(sum(parts(one, 'balances'), 'amount'), cents(one['balance']))
      if (one['state'] === 'void' || one['state'] === 'deleted') assert.equal(one['balance'], 0)
      else assert.equal(cents(one['due']) - cents(one['paid']) - cents(one['credits_issued']), cents(one['balance']))
    }
    const seen = (field: string): readonly string[] =>
      [...new Set(bills.map((one) => String(one[field])))].toSorted((left, right) => left.localeCompare(right))
    assert.deepEqual(seen('state'), ['awaiting_approval', 'awaiting_payment', 'deleted', 'draft', 'paid', 'void'])
    assert.deepEqual(seen('type'), ['ClientBill', 'MatterBill'])
    assert.ok(
      bills.some((one) => Number(one['due']) < 0),
      'a credit',
    )
    assert.ok(
      bills.some((one) => one['due'] === 0 && one['state'] === 'paid'),
      'a bill over nothing',
    )
    assert.ok(
      bills.some((one) => Number(one['credits_issued']) > 0),
      'a write-off',
    )
    assert.ok(
      bills.some((one) => one['interest'] !== null),
      'interest',
    )
  })

  test('the lines of a bill for time are priced by hours, rounded up', async () => {
    const lines = await all('line_items?kind=Service&fields=id,type,quantity,price,sub_total,activity{id,rounded_quantity_in_hours,total}')
    const timed = lines.filter((line) => line['type'] === 'ActivityLineItem')
    assert.ok(timed.length > 50)
    for (const line of timed) {
      assert.equal(line['quantity'], part(line, 'activity')['rounded_quantity_in_hours'])
      assert.equal(line['sub_total'], part(line, 'activity')['total'])
    }
  })

  test('the balance of a trust account is the sum of its transactions, and so is that of a matter', async () => {
    const rows = await all('bank_transactions?type=liability&fields=id,amount,funds_in,funds_out,bank_account_id,matter{id}')
    for (const row of rows) assert.equal(cents(row['amount']), cents(row['funds_in']) - cents(row['funds_out']))
    for (const account of await all('bank_accounts?type=TrustAccount&fields=id,type,balance,bank_transactions_count')) {
      const own = rows.filter((row) => row['bank_account_id'] === account['id'])
      assert.deepEqual(
        [account['type'], sum(own, 'amount'), own.length],
        ['Trust', cents(account['balance']), account['bank_transactions_count']],
      )
    }
    for (const matter of await all('matters?fields=id,account_balances{type,balance}')) {
      const own = rows.filter((row) => row['matter'] !== null && part(row, 'matter')['id'] === matter['id'])
      assert.equal(sum(parts(matter, 'account_balances'), 'balance'), sum(own, 'amount'))
    }
  })

  test('the running balance of an account ends at its balance', async () => {
    const [account] = await all('bank_accounts?type=TrustAccount&fields=id,balance')
    const rows = await all(`bank_transactions?bank_account_id=${String(account?.['id'])}&fields=id,date,current_account_balance`)
    const last = rows
      .toSorted((left, right) => String(left['date']).localeCompare(String(right['date'])) || Number(left['id']) - Number(right['id']))
      .at(-1)
    assert.equal(last?.['current_account_balance'], account?.['balance'])
  })

  test('what came to nothing is taken back by a movement of its own', async () => {
    const rows = await all('bank_transactions?type=liability&fields=id,amount,transaction_type,description')
    const byId = new Map(rows.map((row) => [String(row['id']), row]))
    const voided = rows.filter((row) => /: (Void|Returned by the bank)$/.test(String(row['description'])))
    assert.ok(voided.length > 0)
    for (const row of voided) {
      const undone = byId.get(/transaction (\d+)/.exec(String(row['description']))?.[1] ?? '')
      assert.equal(cents(row['amount']), -cents(undone?.['amount']))
    }
  })

  test('trust requests are bills of a kind of their own, paid into trust', async () => {
    const requests = await all('bills?type=trust&fields=id,kind,state')
    assert.ok(requests.length > 0 && requests.every(({ kind }) => kind === 'trust_kind'))
    const paid = requests.find(({ state }) => state === 'paid')
    const [allocation] = await all(`allocations?bill_id=${String(paid?.['id'])}&fields=id,amount,destination_bank_account{id,type}`)
    assert.equal(part(allocation, 'destination_bank_account')['type'], 'Trust')
    assert.equal((await all('trust_line_items?fields=id,total,bill{id}')).length, requests.length)
  })

  test('protected funds are no more than the matter has in the account', async () => {
    let found = 0
    for (const { id } of await all('matters?fields=id')) {
      const funds = await all(`matters/${String(id)}/protected_funds?fields=id,amount,bank_account_id`)
      found += funds.length
      for (const fund of funds) {
        assert.match(String(fund['amount']), /^\d+\.\d\d$/)
        const rows = await all(`bank_transactions?matter_id=${String(id)}&bank_account_id=${String(fund['bank_account_id'])}&fields=amount`)
        assert.ok(cents(fund['amount']) <= sum(rows, 'amount'))
      }
    }
    assert.ok(found > 0)
  })

  test('a payment is seen only as the parent of what it settles; credit notes have the same ids', async () => {
    assert.equal((await api('payments')).status, 404)
    const parents = (await all('allocations?fields=parent')).map((one) => part(one, 'parent'))
    const ids = (type: string) => new Set(parents.filter((parent) => parent['type'] === type).map(({ id }) => id))
    assert.ok([...ids('CreditMemo')].some((id) => ids('Payment').has(id)))
    const shared = [...ids('CreditMemo')].find((id) => ids('Payment').has(id))
    const payments = await all(`allocations?parent_id=${String(shared)}&parent_type=Payment&fields=parent`)
    assert.ok(payments.length > 0 && payments.every((one) => part(one, 'parent')['type'] === 'Payment'))
  })

  test('allocations go by date where no order is named', async () => {
    const dates = listOf(await api('allocations?fields=date')).data.map(({ date }) => String(date))
    assert.deepEqual(dates, dates.toSorted())
  })

  test('filters and answers name account types and bills in different words', async () => {
    assert.equal((await api('bank_accounts?type=Trust')).status, 400)
    assert.equal((await api('bills?type=MatterBill')).status, 400)
    assert.equal((await api('bills?state=Paid')).status, 400)
    assert.equal((await api('bank_transactions?type=trust')).status, 400)
  })

  test('the fields of lines are not those of discounts: a wrong name is told', async () => {
    assert.equal(
      errorOf(await api('line_items?fields=id,discount{total,kind}')).message,
      'discount{total}, discount{kind} are not valid fields',
    )
    assert.equal((await api('trust_line_items?fields=id,type,description')).status, 400)
    assert.equal((await api('bills?fields=id,matters{client{id}}')).status, 400)
  })

  test('a payment at the desk settles its bill, and its deletion opens it again', async () => {
    const made = await create('invoices', {
      line_items: [{ note: 'Hearing', price: 1186.5, quantity: 1 }],
      discount: { rate: 5, type: 'percentage' },
    })
    assert.deepEqual([made['sub_total'], made['due'], made['state']], [1186.5, 1127.17, 'awaiting_payment'])
    const payment = await create('payments', {
      allocations: [{ bill: { id: made['id'] }, amount: 500 }],
      method: 'Check',
      reference: '1042',
    })
    const half = await bill(made['id'])
    assert.deepEqual(
      [half['paid'], half['balance'], half['state'], half['available_state_transitions']],
      [500, 627.17, 'awaiting_payment', []],
    )
    assert.match(await page(made['id']), /<td>1042<\/td>/)
    await create('payments', { allocations: [{ bill: { id: made['id'] }, amount: 627.17 }] })
    assert.equal((await bill(made['id']))['state'], 'paid')
    await visit.desk('DELETE', `records/payments/${String(payment['id'])}`)
    const open = await bill(made['id'])
    assert.deepEqual([open['paid'], open['balance'], open['state']], [627.17, 500, 'awaiting_payment'])
    await assert.rejects(create('payments', { allocations: [{ bill: { id: made['id'] }, amount: 500.01 }] }), /no more can be applied/)
    await assert.rejects(visit.desk('PATCH', `records/invoices/${String(made['id'])}`, { state: 'void' }), /recorded payments/)
  })

  test('a payment out of trust moves trust money, and is refused where there is not enough', async () => {
    const made = await create('invoices')
    const matterId = parts(made, 'matters')[0]?.['id']
    const [account] = await all('bank_accounts?type=TrustAccount&fields=id')
    await create('trust-transactions', { matter: { id: matterId }, amount: 300, description: 'Retainer' })
    const payment = await create('payments', {
      allocations: [{ bill: { id: made['id'] }, amount: 300 }],
      source_bank_account: { id: account?.['id'] },
    })
    const [row] = await all(
      `bank_transactions?ids[]=${String(part(payment, 'bank_transaction')['id'])}&fields=amount,bill{id},allocation{id}`,
    )
    assert.deepEqual([row?.['amount'], part(row, 'bill')['id']], [-300, made['id']])
    const rich = await create('invoices', { line_items: [{ note: 'Trial', price: 9_000_000, quantity: 1 }] })
    await assert.rejects(
      create('payments', { allocations: [{ bill: { id: rich['id'] }, amount: 9_000_000 }], source_bank_account: { id: account?.['id'] } }),
      /insufficient funds/,
    )
    await assert.rejects(create('trust-transactions', { matter: { id: matterId }, amount: -9_000_000 }), /not enough trust money/)
  })

  test('the page of a bill without payments says so', async () => {
    const made = await create('invoices')
    assert.match(await page(made['id']), /No payments have been recorded on this bill\./)
  })

  test('lists of bills, payments and accounts are there for people', async () => {
    const someone = await visitor()
    for (const [path, text] of [
      ['bills', /<th>Balance<\/th>/],
      ['payments', /<th>Method<\/th>/],
      ['accounts', /IOLTA Trust Account/],
      ['accounts/30', /<th>Funds in<\/th>/],
      ['payments/5501', /<h2>Applied to<\/h2>/],
    ] as const) {
      assert.match((await someone.get(`/nc/views/${path}`)).text, text, path)
    }
    assert.doesNotMatch((await someone.get('/nc/views/accounts/30')).text, /0000\d{6}/)
  })

  test('at least twelve variants of drift touch money', () => {
    const money = Object.keys(clioPortal.drifts).filter((name) =>
      /money|bill|line|total|paid|allocation|trust|funds|balance|page-/.test(name),
    )
    assert.ok(money.length >= 12, money.join(', '))
  })
})
