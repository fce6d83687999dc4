import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { comparePayment } from '../../../../core/command/comparePayment.js'
import type { InvoicePaymentIntent } from '../../../../core/command/InvoicePaymentIntent.js'
import { SessionDeadError } from '../../../../core/errors.js'
import type { RecordCreator } from '../../../../core/recordWriters.js'
import { shareClioAccount } from '../shareClioAccount.js'
import { sessionOf } from '../withClioAccount.js'
import { effectsOf, justNow, newMarker, readBack, refusalOf, withFault } from './writeScene.js'

const made = z.looseObject({ id: z.number() })
const form = { method: 'POST', path: '/nc/payments' }

describe('Clio: recording payments', () => {
  const shared = shareClioAccount({ matters: 40, inBrowser: true })
  const writer = (connection = shared().connection): RecordCreator<InvoicePaymentIntent> => {
    const { invoicePayment } = connection.writers
    assert.ok(invoicePayment !== undefined)
    return invoicePayment
  }
  /** A bill of a thousand dollars. */
  const bill = async (more: object = {}): Promise<string> => {
    const lines = { line_items: [{ note: 'Hearing', price: 1000, quantity: 1 }] }
    return String(made.parse(await shared().desk('POST', 'records/invoices', { ...lines, due_at: '2031-01-01', ...more })).id)
  }
  const payment = (invoiceId: string, more: Partial<InvoicePaymentIntent> = {}): InvoicePaymentIntent => ({
    invoiceId,
    amount: '250.50',
    date: '2026-03-02',
    source: { method: 'check', processor: null, transactionId: '1047' },
    payerId: null,
    memo: 'First half,\nas agreed – “danke”',
    ...more,
  })

  test('a payment is at the portal once, reads back as it was wanted, and its invoice is paid by it', async () => {
    const invoiceId = await bill()
    const wanted = payment(invoiceId)
    const { done, effects } = await effectsOf(shared(), () => writer().create(wanted, newMarker()))
    assert.deepEqual(
      effects.map(({ operation, kind, id }) => [operation, kind, id]),
      [['create', 'payments', done.vendorId]],
    )
    const read = await readBack(shared(), 'PAYMENT', done.vendorId)
    const { payerId } = read
    // The invoice's client, whom Clio takes by itself.
    assert.deepEqual(comparePayment({ ...wanted, payerId }, read), [])
    const invoice = await readBack(shared(), 'INVOICE', invoiceId)
    assert.deepEqual([invoice.paid, invoice.balance, invoice.status, invoice.clientId], ['250.5', '749.5', 'PARTIALLY_PAID', payerId])
    await writer().create(payment(invoiceId, { amount: '749.5', memo: null }), newMarker())
    assert.equal((await readBack(shared(), 'INVOICE', invoiceId)).status, 'PAID')
  })

  test('a method of Clio’s own words, and one it has no word for; a payer who is not the client is kept', async () => {
    const invoiceId = await bill()
    const payer = String(made.parse(await shared().desk('POST', 'records/contacts', { first_name: 'Ada', last_name: 'Testperson' })).id)
    for (const method of ['ach', 'other']) {
      const wanted = payment(invoiceId, {
        amount: '10',
        source: { method, processor: null, transactionId: null },
        payerId: payer,
        memo: null,
      })
      const { vendorId } = await writer().create(wanted, newMarker())
      assert.deepEqual(comparePayment(wanted, await readBack(shared(), 'PAYMENT', vendorId)), [], method)
    }
  })

  test('a lost answer is uncertain and found by its marker in one request; of two that look the same each is told', async () => {
    const wanted = payment(await bill())
    const since = justNow()
    const [first, second] = [newMarker(), newMarker()]
    const twin = await writer().create(wanted, first)
    const { done, effects } = await effectsOf(shared(), () =>
      withFault(shared(), { do: 'drop-after', match: form }, () => refusalOf(writer().create(wanted, second))),
    )
    assert.deepEqual([done.outcome, effects.length], ['UNCERTAIN', 1])
    await shared().countAfresh()
    const found = await writer().findCreated(wanted, second, since)
    assert.deepEqual([found, await shared().count()], [{ found: 'RECORD', vendorId: effects[0]?.id }, 1])
    assert.deepEqual(await writer().findCreated(wanted, first, since), { found: 'RECORD', vendorId: twin.vendorId })
  })

  test('a form that never arrives leaves nothing; what the portal answered in its place tells nothing', async () => {
    const wanted = payment(await bill())
    for (const fault of ['drop-before', 'html'] as const) {
      const marker = newMarker()
      const { done, effects } = await effectsOf(shared(), () =>
        withFault(shared(), { do: fault, match: form }, () => refusalOf(writer().create(wanted, marker))),
      )
      assert.deepEqual([done.outcome, effects], ['UNCERTAIN', []], fault)
      assert.deepEqual(await writer().findCreated(wanted, marker, justNow()), { found: 'NOTHING' })
    }
  })

  test('a form that cannot be opened was not sent', async () => {
    const wanted = payment(await bill())
    for (const fault of ['drop-before', 'html'] as const) {
      const { done, effects } = await effectsOf(shared(), () =>
        withFault(shared(), { do: fault, match: { method: 'GET', path: '/nc/views/payments/new' }, times: 9 }, () =>
          refusalOf(writer().create(wanted, newMarker())),
        ),
      )
      assert.deepEqual([done.outcome, effects], ['NOT_APPLIED', []], fault)
    }
  })

  test('the portal’s own reason comes back: more than is open, a bill that is not issued, a bill that is none', async () => {
    const refusal = async (invoiceId: string, amount = '250.50') => {
      const { done, effects } = await effectsOf(shared(), () => refusalOf(writer().create(payment(invoiceId, { amount }), newMarker())))
      assert.deepEqual([done.code, done.outcome, effects], ['VENDOR_REJECTED', 'NOT_APPLIED', []])
      return done.message
    }
    assert.match(await refusal(await bill(), '1000.01'), /no more can be applied to a bill than is open on it/)
    assert.match(await refusal(await bill({ state: 'draft' })), /payments are taken on issued bills only/)
    assert.match(await refusal('1'), /nothing here, or nothing you may see/)
  })

  test('who may not record payments is told so; a session that is gone is dead', async () => {
    const invoiceId = await bill()
    const other = await shared().signedIn('sms@example.com')
    const me = z.object({ data: z.object({ id: z.number() }) }).parse((await other.get('/api/v4/users/who_am_i?fields=id')).json).data
    await shared().desk('PATCH', `records/users/${me.id}`, { roles: ['accounts'] })
    const connection = shared().open({ session: sessionOf(other) })
    const { code, message } = await refusalOf(writer(connection).create(payment(invoiceId), newMarker()))
    assert.deepEqual([code, /You do not have permission/.test(message)], ['VENDOR_REJECTED', true])
    await shared().desk('PATCH', `records/users/${me.id}`, { roles: ['billing'] })
    const { effects } = await effectsOf(shared(), async () => {
      await withFault(shared(), { do: 'logout', match: form }, () =>
        assert.rejects(writer(connection).create(payment(invoiceId), newMarker()), SessionDeadError),
      )
      await assert.rejects(writer(connection).create(payment(invoiceId), newMarker()), SessionDeadError)
    })
    assert.deepEqual(effects, [])
  })
})
