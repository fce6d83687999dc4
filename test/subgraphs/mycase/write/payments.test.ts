import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparePayment } from '../../../../core/command/comparePayment.js'
import type { InvoicePaymentIntent } from '../../../../core/command/InvoicePaymentIntent.js'
import { MattergraphError, SessionDeadError } from '../../../../core/errors.js'
import type { RecordCreator } from '../../../../core/recordWriters.js'
import { departing } from '../../../../engine/commands/departure.js'
import { anInvoice } from './anInvoice.js'
import { openWritingScene, type WritingScene } from './openWritingScene.js'
import { newMarker, told } from './told.js'

const scene = openWritingScene()
const since = '2000-01-01T00:00:00.000Z'

const writerOf = ({ connection }: WritingScene): RecordCreator<InvoicePaymentIntent> => {
  const { invoicePayment } = connection.writers
  assert.ok(invoicePayment !== undefined)
  return invoicePayment
}

const aPayment = (invoiceId: string, change: Partial<InvoicePaymentIntent> = {}): InvoicePaymentIntent => ({
  invoiceId,
  amount: '40.25',
  date: '2026-02-18',
  source: { method: 'card', processor: 'stripe', transactionId: 'ch_3Ab' },
  payerId: null,
  memo: 'Erste Rate <“heute”>',
  ...change,
})

test('a payment is recorded once, reads back as it was wanted, and is taken off its invoice', async () => {
  const visit = await scene()
  const { invoiceId, clientId, matterId } = await anInvoice(visit)
  const wanted = aPayment(invoiceId, { payerId: clientId })
  const { result, taken } = await visit.watch(() => writerOf(visit).create(wanted, newMarker()))
  assert.deepEqual(taken, [{ operation: 'create', kind: 'payments', id: result?.vendorId }])
  const record = await visit.read('PAYMENT', result?.vendorId ?? '')
  assert.deepEqual(comparePayment(wanted, record), [])
  assert.deepEqual([record.status, record.matterId, record.trustTransactionId], ['RECORDED', matterId, null])
  const { paid, balance, status } = await visit.read('INVOICE', invoiceId)
  assert.deepEqual([paid, balance, status], ['40.25', '59.75', 'PARTIALLY_PAID'])
})

test('however money came, it is recorded so; what nobody said MyCase chooses', async () => {
  const visit = await scene()
  const { invoiceId, clientId } = await anInvoice(visit)
  for (const [method, processor, transactionId] of [
    ['check', null, '1042'],
    ['ach', 'lawpay', null],
    ['other', null, null],
  ] as const) {
    const wanted = aPayment(invoiceId, { amount: '1', source: { method, processor, transactionId }, memo: null })
    const { vendorId } = await writerOf(visit).create(wanted, newMarker())
    const differences = comparePayment(wanted, await visit.read('PAYMENT', vendorId))
    assert.deepEqual(differences, [{ field: 'payerId', sent: null, stored: clientId }])
  }
})

test('two payments that look the same are told apart by their markers', async () => {
  const visit = await scene()
  const { invoiceId } = await anInvoice(visit)
  const markers = [newMarker(), newMarker()]
  const made = [
    await writerOf(visit).create(aPayment(invoiceId), markers[0] ?? ''),
    await writerOf(visit).create(aPayment(invoiceId), markers[1] ?? ''),
  ]
  const found = await Promise.all(markers.map((marker) => writerOf(visit).findCreated(aPayment(invoiceId), marker, since)))
  assert.deepEqual(
    found,
    made.map(({ vendorId }) => ({ found: 'RECORD', vendorId })),
  )
  await visit.requests()
  assert.deepEqual(await writerOf(visit).findCreated(aPayment(invoiceId), newMarker(), since), { found: 'NOTHING' })
  assert.deepEqual(await visit.requests(), { '/bills/:id': 1 })
})

test('whatever may have been done is uncertain, is done once, and is found; what never arrived left nothing', async () => {
  const visit = await scene()
  const { invoiceId } = await anInvoice(visit)
  const wanted = aPayment(invoiceId, { amount: '1' })
  for (const [method, path, fault, outcome, count] of [
    ['POST', `/bills/${invoiceId}/payments`, 'drop-after', 'UNCERTAIN', 1],
    ['POST', `/bills/${invoiceId}/payments`, 'drop-before', 'UNCERTAIN', 0],
    ['POST', `/bills/${invoiceId}/payments`, 'error', 'UNCERTAIN', 0],
    ['POST', `/bills/${invoiceId}/payments`, 'html', 'UNCERTAIN', 0],
    ['GET', `/bills/${invoiceId}/payments/new`, 'html', 'NOT_APPLIED', 0],
    ['GET', onlyPageOf(invoiceId), 'html', 'UNCERTAIN', 1],
  ] as const) {
    const marker = newMarker()
    // Once the form was taken the browser goes on to the invoice's page, and may be there before the reading back: what happens to the page happens to both.
    await visit.fault(method, path, fault, 2)
    const { error, taken } = await visit.watch(() => writerOf(visit).create(wanted, marker))
    await visit.desk('DELETE', 'faults')
    assert.deepEqual([told(error)[1], taken.length], [outcome, count], `${method} ${fault}`)
    assert.equal((await writerOf(visit).findCreated(wanted, marker, since)).found, count === 1 ? 'RECORD' : 'NOTHING')
  }
})

test('a payment that waited for a page of the browser until its command may not write any more is not sent', async () => {
  const visit = await scene()
  const { invoiceId } = await anInvoice(visit)
  const release = Promise.withResolvers<void>()
  const held = [1, 2].map(() => visit.browser.withPage(() => release.promise))
  let isTooLate = false
  const assertMayLeave = (): void => {
    if (isTooLate) throw new MattergraphError('VENDOR_UNAVAILABLE', 'another took it up')
  }
  const { error, taken } = await visit.watch(async () => {
    const waiting = departing(assertMayLeave, () => writerOf(visit).create(aPayment(invoiceId), newMarker()))
    isTooLate = true
    release.resolve()
    await Promise.all(held)
    return waiting
  })
  assert.deepEqual([told(error), taken], [['VENDOR_UNAVAILABLE', 'NOT_APPLIED', 'another took it up'], []])
})

test('a refusal carries MyCase’s own reason, and nothing is recorded', async () => {
  const visit = await scene()
  const { invoiceId } = await anInvoice(visit)
  const refused = async (wanted: InvoicePaymentIntent): Promise<string> => {
    const { error, taken } = await visit.watch(() => writerOf(visit).create(wanted, newMarker()))
    assert.deepEqual([told(error).slice(0, 2), taken], [['VENDOR_REJECTED', 'NOT_APPLIED'], []])
    return told(error)[2]
  }
  assert.match(await refused(aPayment(invoiceId, { amount: '100.01' })), /Amount must not be more than is open/)
  assert.match(await refused(aPayment((await anInvoice(visit, 'draft')).invoiceId)), /Amount cannot be paid on a draft/)
  assert.match(await refused(aPayment(invoiceId, { payerId: 'client-1' })), /does not offer what was wanted at payment\[contact\]/)
  assert.match(await refused(aPayment('99999999')), /it is not there/)
  await visit.desk('PATCH', 'records/users/27004101', { edit_billing: false })
  assert.match(await refused(aPayment(invoiceId)), /a permission is missing/)
  await visit.desk('PATCH', 'records/users/27004101', { edit_billing: true })
  await assert.rejects(writerOf(visit).create(aPayment(invoiceId, { amount: '1.005' }), newMarker()), { code: 'BAD_USER_INPUT' })
})

test('a session that dies behind a payment that was taken is uncertain, not a write to be made again', async () => {
  const visit = await scene()
  const { invoiceId } = await anInvoice(visit)
  await visit.fault('GET', onlyPageOf(invoiceId), 'logout')
  const { error, taken } = await visit.watch(() => writerOf(visit).create(aPayment(invoiceId), newMarker()))
  assert.deepEqual([told(error)[1], taken.length], ['UNCERTAIN', 1])
  const again = await visit.watch(() => writerOf(visit).create(aPayment(invoiceId), newMarker()))
  assert.ok(again.error instanceof SessionDeadError)
  assert.deepEqual(again.taken, [])
})

/** The page of an invoice that shows what was recorded, and none below it. */
const onlyPageOf = (invoiceId: string): string => `/bill*s/${invoiceId}`
