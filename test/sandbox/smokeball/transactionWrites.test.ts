import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { idOf, type SmokeballVisit, withSmokeball } from './withSmokeball.js'

const accounts = z.object({ value: z.array(z.looseObject({ id: z.string(), type: z.string(), balance: z.number() })) })
const link = z.strictObject({ id: z.guid(), href: z.url() })

const withAccounts = (
  use: (scene: {
    readonly visit: SmokeballVisit
    readonly trust: string
    readonly operating: string
    readonly deposit: Readonly<Record<string, unknown>>
    readonly post: (account: string, body: unknown) => ReturnType<SmokeballVisit['api']>
    readonly balance: () => Promise<number>
  }) => Promise<void>,
): Promise<void> =>
  withSmokeball(async (visit) => {
    const all = async () => (await visit.api('/bankaccounts')).read(accounts).value
    const ofType = async (type: string) => (await all()).find((one) => one.type === type)
    const trust = String((await ofType('Trust'))?.id)
    const [matter] = (await visit.list('/matters?Limit=1&Status=Open')).value
    const clientId = z.object({ clientIds: z.array(z.string()) }).parse(matter).clientIds[0]
    const headers = { 'content-type': 'application/json' }
    await use({
      visit,
      trust,
      operating: String((await ofType('Operating'))?.id),
      deposit: {
        matterId: idOf(matter),
        payorId: clientId,
        type: 'Deposit',
        amount: 12.34,
        effectiveDate: '2026-07-02',
        reason: 'Retainer',
      },
      post: (account, body) => visit.api(`/bankaccounts/${account}/transactions`, { method: 'POST', body: JSON.stringify(body), headers }),
      balance: async () => (await all()).find(({ id }) => id === trust)?.balance ?? 0,
    })
  })

test('a deposit is accepted with its link, and in the account once it has settled', () =>
  withAccounts(async ({ visit, trust, deposit, post, balance }) => {
    const before = await balance()
    const answer = await post(trust, { ...deposit, note: 'by hand' })
    const { id } = answer.read(link)
    assert.deepEqual([answer.status, await balance()], [202, before])
    await visit.ask('POST', '/_sandbox/faults', { clockSkewMs: 10_000 })
    assert.ok(Math.abs((await balance()) - before - 12.34) < 0.001)
    const made = (await visit.api(`/bankaccounts/${trust}/transactions/${id}`)).json
    assert.partialDeepStrictEqual(made, {
      type: 'Deposit',
      amount: 12.34,
      effectiveDate: '2026-07-02T00:00:00Z',
      reason: 'Retainer',
      reference: '',
      note: 'by hand',
    })
  }))

test('only whole deposits into trust are taken; nothing else moves by the API', () =>
  withAccounts(async ({ visit, trust, operating, deposit, post }) => {
    for (const [account, change, status] of [
      [trust, { type: 'InvoicePayment' }, 400],
      [trust, { amount: -1 }, 400],
      [trust, { amount: 1.005 }, 400],
      [trust, { amount: '12.34' }, 400],
      [trust, { matterId: null }, 400],
      [trust, { payorId: undefined }, 400],
      [trust, { reason: '' }, 400],
      [trust, { effectiveDate: '07/02/2026' }, 400],
      [operating, {}, 400],
      ['00000000-0000-4000-8000-000000000000_Trust', {}, 404],
    ] as const)
      assert.equal((await post(account, { ...deposit, ...change })).status, status, JSON.stringify(change))
    assert.deepEqual((await visit.ask('GET', '/_sandbox/effects')).json, [])
  }))

test('a closed account and an unknown contact are told late, by no transaction', () =>
  withAccounts(async ({ visit, trust, deposit, post }) => {
    const nobody = '00000000-0000-4000-8000-000000000000'
    const unknown = (await post(trust, { ...deposit, payorId: nobody })).read(link)
    await visit.ask('PATCH', `/_sandbox/records/trust-accounts/${trust}`, { status: 1 })
    const closed = (await post(trust, deposit)).read(link)
    await visit.ask('POST', '/_sandbox/faults', { clockSkewMs: 10_000 })
    for (const { id } of [unknown, closed]) assert.equal((await visit.api(`/bankaccounts/${trust}/transactions/${id}`)).status, 404)
    assert.deepEqual((await visit.ask('GET', '/_sandbox/effects')).json, [])
  }))
