import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { issuedInvoice, trustLedgerOf } from '../../subgraphs/smokeball/write/trustScene.js'
import { type SmokeballVisit, withSmokeball } from './withSmokeball.js'

const effects = z.array(z.object({ kind: z.string(), operation: z.string() }))

/** A matter with money in trust and an invoice of 1155.00, and the app's forms for them. */
const withForms = (use: (scene: Awaited<ReturnType<typeof sceneOf>>) => Promise<void>): Promise<void> =>
  withSmokeball(async (visit) => use(await sceneOf(visit)))

const sceneOf = async (visit: SmokeballVisit) => {
  const desk = async (method: string, path: string, body?: unknown) => (await visit.ask(method, `/_sandbox/${path}`, body)).json
  const {
    trustAccountId: bankAccountId,
    clientId: payorId,
    matterId,
  } = await trustLedgerOf({ desk }, ({ availableCents }) => availableCents > 20_000)
  const [, invoice = ''] = (await issuedInvoice({ desk }, matterId)).split('.')
  const payment = {
    matterId,
    payorId,
    date: '07/31/2026',
    type: 'Operating',
    bankAccountId: '',
    method: 'Check',
    reference: '1042',
    amount: '100',
    reason: 'July',
  }
  const trustPayment = {
    matterId,
    bankAccountId,
    payorId,
    date: '07/30/2026',
    paidTo: 'County Court',
    amount: '$12.50',
    type: 'Check',
    reference: '',
    reason: 'Filing fee',
    note: 'n',
  }
  return {
    ...visit,
    desk,
    bankAccountId,
    allocate: `allocate.${invoice}`,
    payment: { ...payment, [`allocate.${invoice}`]: '100' },
    trustPayment,
    send: (path: string, fields: Readonly<Record<string, string>>) =>
      visit.api(`/billing/${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    effects: async () => effects.parse(await desk('GET', 'effects')).map(({ kind, operation }) => `${operation} ${kind}`),
  }
}

test('the forms show what can be chosen: parties, accounts, open invoices, what is available in trust', () =>
  withForms(async ({ api, payment, allocate, bankAccountId }) => {
    const form = await api(`/billing/payments/new?matterId=${payment.matterId}`)
    assert.equal(form.status, 200)
    for (const part of [`name="${allocate}"`, `value="${payment.payorId}"`, `value="${bankAccountId}"`, '$1,155.00'])
      assert.ok(form.text.includes(part), part)
    const trust = await api(`/billing/trust-payments/new?matterId=${payment.matterId}&bankAccountId=${encodeURIComponent(bankAccountId)}`)
    assert.match(trust.text, /available \$/)
    assert.equal((await api('/billing/payments/new?matterId=none')).status, 404)
    assert.equal((await api(`/billing/payments/new?matterId=${payment.matterId}`, { headers: { authorization: '' } })).status, 401)
  }))

test('a payment and a payment out of trust are entered once each; one act in trust is one effect', () =>
  withForms(async ({ send, effects, payment, trustPayment, bankAccountId }) => {
    const saved = await send('payments', payment)
    assert.equal(saved.status, 200)
    assert.match(saved.text, /id="payment-saved"/)
    const applied = await send('payments', { ...payment, type: 'Trust', bankAccountId })
    assert.match(applied.text, /transactions\/trust\//)
    assert.match((await send('trust-payments', trustPayment)).text, /id="trust-payment-saved"/)
    assert.deepEqual(await effects(), ['create payments', 'create trust-transactions', 'create trust-transactions'])
  }))

test('what is wrong is said on the page, with status 422, and nothing is entered', () =>
  withForms(async ({ send, effects, payment, trustPayment, bankAccountId, allocate, desk }) => {
    const trust = { type: 'Trust', bankAccountId }
    for (const [change, reason] of [
      [{ date: '2026-07-31' }, /MM\/DD\/YYYY/],
      [{ date: '02/30/2026' }, /MM\/DD\/YYYY/],
      [{ amount: '0' }, /at least \$0\.01/],
      [{ amount: '1.005' }, /two decimals/],
      [{ amount: '99' }, /more than the payment/],
      [{ amount: '2000', [allocate]: '1155.01' }, /open balance/],
      [{ ...trust, amount: '101' }, /the sum must equal/],
      [{ type: 'Trust', bankAccountId: '', payorId: 'MyFirm' }, /available in trust/],
    ] as const) {
      const answer = await send('payments', { ...payment, ...change })
      assert.deepEqual([answer.status, reason.test(answer.text)], [422, true], JSON.stringify(change))
    }
    for (const [change, reason] of [
      [{ amount: '999999' }, /available in trust/],
      [{ reason: ' ' }, /Reason/],
      [{ paidTo: '' }, /Paid To/],
      [{ payorId: '00000000-0000-4000-8000-000000000000' }, /available in trust/],
    ] as const) {
      const answer = await send('trust-payments', { ...trustPayment, ...change })
      assert.deepEqual([answer.status, reason.test(answer.text)], [422, true], JSON.stringify(change))
    }
    await desk('PATCH', `records/trust-accounts/${bankAccountId}`, { status: 1 })
    assert.match((await send('trust-payments', trustPayment)).text, /account is closed/)
    assert.deepEqual(await effects(), [])
  }))
