import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { type ClioVisit, csrfTokenOf, errorOf, listOf, recordOf, type Visitor, withClio } from './withClio.js'

const made = z.looseObject({ id: z.number() })
const fields =
  'fields=id,type,amount,funds_in,funds_out,current_account_balance,transaction_type,description,confirmation,source,date,client{id},matter{id},bank_account{id}'
const effects = async ({ desk }: ClioVisit) =>
  z.array(z.object({ operation: z.string(), kind: z.string(), id: z.string() })).parse(await desk('GET', 'effects'))

/** Someone signed in, a client with an empty ledger for a new matter, and the firm's trust account. */
const sceneOf = async (visit: ClioVisit) => {
  const someone = await visit.signedIn()
  const token = await csrfTokenOf(someone)
  const post = (data: unknown) => someone.send('POST', `/api/v4/bank_transactions.json?${fields}`, { data }, { 'x-csrf-token': token })
  const client = made.parse(await visit.desk('POST', 'records/contacts', { first_name: 'Ida', last_name: 'Testclient', is_client: true }))
  const matter = made.parse(await visit.desk('POST', 'records/matters', { client: { id: client.id } }))
  const [account] = listOf(await someone.get('/api/v4/bank_accounts?type=TrustAccount&fields=id')).data
  const deposit = {
    transaction_type: 'deposit',
    amount: 500.25,
    date: '2026-03-02',
    bank_account: { id: account?.['id'] },
    client: { id: client.id },
    matter: { id: matter.id },
    description: 'Retainer',
    confirmation: 'FT-1',
    source: 'Ida Testclient',
  }
  return { someone, post, deposit, client: { id: client.id }, matter: { id: matter.id } }
}
const balanceOf = async (someone: Visitor, account: unknown): Promise<number> =>
  Number(recordOf(await someone.get(`/api/v4/bank_accounts/${String(Reflect.get(Object(account), 'id'))}?fields=balance`))['balance'])

describe('Clio API: writing trust money', () => {
  test('a deposit and a withdrawal are booked once each; account, matter and pages show them', () =>
    withClio(async (visit) => {
      const { someone, post, deposit, client, matter } = await sceneOf(visit)
      const before = await balanceOf(someone, deposit.bank_account)
      const put = await post(deposit)
      assert.equal(put.status, 201)
      const { id, current_account_balance: balance, ...row } = recordOf(put)
      const { transaction_type: type, amount, date, description, confirmation, source, bank_account: account } = deposit
      const said = { transaction_type: type, amount, date, description, confirmation, source, bank_account: account, client, matter }
      assert.deepEqual(row, { type: 'liability', ...said, funds_in: 500.25, funds_out: 0 })
      assert.equal(typeof balance, 'number')
      const taken = recordOf(await post({ ...deposit, transaction_type: 'withdrawal', amount: 200 }))
      assert.deepEqual([taken['amount'], taken['funds_in'], taken['funds_out']], [-200, 0, 200])
      assert.deepEqual(
        (await effects(visit)).map((one) => [one.kind, one.operation, one.id]),
        [id, taken['id']].map((one) => ['trust-transactions', 'create', String(one)]),
      )
      assert.equal(Math.round(((await balanceOf(someone, account)) - before) * 100), 30_025)
      const shown = recordOf(await someone.get(`/api/v4/matters/${matter.id}?fields=account_balances{type,balance}`))
      assert.deepEqual(shown['account_balances'], [
        { type: 'Trust', balance: 300.25 },
        { type: 'Operating', balance: 0 },
      ])
    }))

  test('money for no matter is the client’s; interest and charges are the firm’s own', () =>
    withClio(async (visit) => {
      const { someone, post, deposit, client } = await sceneOf(visit)
      const free = recordOf(await post({ ...deposit, matter: undefined }))
      assert.deepEqual([free['client'], free['matter']], [client, null])
      const shown = recordOf(await someone.get(`/api/v4/contacts/${client.id}?fields=account_balances{type,balance}`))
      assert.deepEqual(shown['account_balances'], [
        { type: 'Trust', balance: 500.25 },
        { type: 'Operating', balance: 0 },
      ])
      const own = { ...deposit, client: undefined, matter: undefined, bank_account_transaction_type: 'trust_interest', amount: 1.5 }
      const interest = recordOf(await post(own))
      assert.deepEqual([interest['transaction_type'], interest['client'], interest['amount']], ['trust_interest', null, 1.5])
    }))

  test('what is wrong, not there or protected is refused with a sentence and does nothing', () =>
    withClio(async (visit) => {
      const { someone, post, deposit } = await sceneOf(visit)
      const [operating] = listOf(await someone.get('/api/v4/bank_accounts?type=OperatingAccount&fields=id')).data
      const refusals: readonly (readonly [object, string])[] = [
        [{ amount: undefined }, "amount can't be blank"],
        [{ amount: 0 }, 'amount is invalid'],
        [{ amount: -5 }, 'amount must be a number that is not negative'],
        [{ amount: 1.005 }, 'amount is invalid'],
        [{ amount: '5' }, 'amount must be a number that is not negative'],
        [{ date: undefined }, "date can't be blank"],
        [{ bank_account: undefined }, "bank_account can't be blank"],
        [{ bank_account: { id: operating?.['id'] } }, 'bank_account is invalid'],
        [{ transaction_type: undefined }, "transaction_type can't be blank"],
        [{ transaction_type: 'Deposit' }, 'transaction_type is invalid'],
        [{ client: undefined, matter: undefined }, "client can't be blank"],
        [{ client: { id: 90_011 } }, 'matter is invalid'],
        [{ currency: 'EUR' }, 'currency is invalid'],
        [{ transaction_type: 'withdrawal', amount: 0.01 }, 'The source Account has insufficient funds. Please revise the amount.'],
      ]
      for (const [more, message] of refusals) {
        const answer = await post({ ...deposit, ...more })
        assert.deepEqual([answer.status, errorOf(answer).message], [422, message])
      }
      assert.deepEqual(await effects(visit), [])
    }))

  test('what of a matter’s money is protected stays', () =>
    withClio(
      async (visit) => {
        const { someone, post, deposit } = await sceneOf(visit)
        const trust = z.array(z.object({ id: z.number(), client: z.object({ id: z.number() }).nullable() }))
        const matters = trust.parse(listOf(await someone.get('/api/v4/matters?fields=id,client{id}')).data)
        for (const { id, client } of matters) {
          const [fund] = listOf(await someone.get(`/api/v4/matters/${id}/protected_funds?fields=amount,bank_account_id`)).data
          if (fund === undefined) continue
          const query = `type=liability&matter_id=${id}&bank_account_id=${String(fund['bank_account_id'])}&fields=amount`
          const cents = listOf(await someone.get(`/api/v4/bank_transactions?${query}`)).data.reduce(
            (sum, { amount }) => sum + Math.round(Number(amount) * 100),
            0,
          )
          const out = { ...deposit, transaction_type: 'withdrawal', client, matter: { id }, bank_account: { id: fund['bank_account_id'] } }
          const free = cents - Math.round(Number(fund['amount']) * 100)
          assert.equal((await post({ ...out, amount: (free + 1) / 100 })).status, 422)
          assert.equal((await post({ ...out, amount: Math.max(1, free) / 100 })).status, free === 0 ? 422 : 201)
          return
        }
        assert.fail('no matter has protected funds')
      },
      { matters: 40 },
    ))

  test('only who has the permission for accounts may', () =>
    withClio(async (visit) => {
      const { someone, post, deposit } = await sceneOf(visit)
      const { id } = recordOf(await someone.get('/api/v4/users/who_am_i?fields=id'))
      await visit.desk('PATCH', `records/users/${String(id)}`, { roles: ['admin', 'billing'] })
      const answer = await post(deposit)
      assert.deepEqual(
        [answer.status, errorOf(answer)],
        [403, { type: 'ForbiddenError', message: 'User is forbidden from taking that action' }],
      )
    }))
})
