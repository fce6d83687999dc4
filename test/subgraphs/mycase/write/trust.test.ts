import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareTrustApplication, compareTrustDeposit, compareTrustDisbursement } from '../../../../core/command/compareTrustTransaction.js'
import type { TrustApplicationIntent } from '../../../../core/command/TrustApplicationIntent.js'
import type { TrustDepositIntent } from '../../../../core/command/TrustDepositIntent.js'
import type { TrustDisbursementIntent } from '../../../../core/command/TrustDisbursementIntent.js'
import { Money } from '../../../../core/money.js'
import type { RecordWriters, WrittenRecord } from '../../../../core/recordWriters.js'
import { type AnInvoice, anInvoice } from './anInvoice.js'
import { openWritingScene, type WritingScene } from './openWritingScene.js'
import { newMarker, told } from './told.js'

const scene = openWritingScene()
const since = '2000-01-01T00:00:00.000Z'
const trustAccountId = '310001'

type TrustWriters = Required<Pick<RecordWriters, 'trustDeposit' | 'trustApplication' | 'trustDisbursement'>>

const writersOf = ({ connection: { writers } }: WritingScene): TrustWriters => {
  const { trustDeposit, trustApplication, trustDisbursement } = writers
  assert.ok(trustDeposit !== undefined && trustApplication !== undefined && trustDisbursement !== undefined)
  return { trustDeposit, trustApplication, trustDisbursement }
}

type Ledger = Pick<AnInvoice, 'clientId' | 'matterId'>

const aDeposit = ({ clientId, matterId }: Ledger, change: Partial<TrustDepositIntent> = {}): TrustDepositIntent => ({
  trustAccountId,
  clientId,
  matterId,
  amount: '75.5',
  date: '2026-02-18',
  source: { method: 'check', processor: null, transactionId: '1042' },
  memo: 'Vorschuß & “Kosten”',
  ...change,
})

const aDisbursement = ({ clientId, matterId }: Ledger, change: Partial<TrustDisbursementIntent> = {}): TrustDisbursementIntent => ({
  trustAccountId,
  clientId,
  matterId,
  payeeId: null,
  payeeName: 'Travis County Clerk',
  amount: '20',
  date: '2026-02-19',
  reference: '2077',
  memo: 'Filing fee',
  ...change,
})

const anApplication = (
  { invoiceId, clientId, matterId }: AnInvoice,
  change: Partial<TrustApplicationIntent> = {},
): TrustApplicationIntent => ({
  trustAccountId,
  invoiceId,
  clientId,
  matterId,
  amount: '30.25',
  date: '2026-02-19',
  memo: 'Earned fees',
  ...change,
})

/** What is held for a client's matter. */
const heldFor = async (
  { read }: WritingScene,
  { clientId, matterId }: { readonly clientId: string; readonly matterId: string | null },
): Promise<string> => {
  const { ledgers } = await read('TRUST_ACCOUNT', trustAccountId)
  return ledgers.find((ledger) => ledger.clientId === clientId && ledger.matterId === matterId)?.balance ?? '0'
}

const difference = (after: string, before: string): string => new Money(after).minus(before).toFixed()

test('money goes into trust once, for its client and matter, and reads back as it was wanted', async () => {
  const visit = await scene()
  const ledger = await anInvoice(visit)
  const before = await heldFor(visit, ledger)
  const { result, taken } = await visit.watch(() => writersOf(visit).trustDeposit.create(aDeposit(ledger), newMarker()))
  assert.deepEqual(taken, [{ operation: 'create', kind: 'trust-transactions', id: result?.vendorId }])
  assert.deepEqual(compareTrustDeposit(aDeposit(ledger), await visit.read('TRUST_TRANSACTION', result?.vendorId ?? '')), [])
  assert.equal(difference(await heldFor(visit, ledger), before), '75.5')
})

test('money that is held for no matter stays with its client', async () => {
  const visit = await scene()
  const ledger = { ...(await anInvoice(visit)), matterId: null }
  const before = await heldFor(visit, ledger)
  const wanted = {
    ...aDeposit({ ...ledger, matterId: '' }),
    matterId: null,
    memo: null,
    source: { method: 'cashiers_check', processor: null, transactionId: null },
  }
  const { vendorId } = await writersOf(visit).trustDeposit.create(wanted, newMarker())
  const record = await visit.read('TRUST_TRANSACTION', vendorId)
  assert.deepEqual([record.matterId, record.memo, record.method, record.reference], [null, null, 'other', null])
  assert.equal(difference(await heldFor(visit, ledger), before), '75.5')
})

test('trust money pays an invoice once: a movement and a payment, each of which names the other', async () => {
  const visit = await scene()
  const invoice = await anInvoice(visit)
  await writersOf(visit).trustDeposit.create(aDeposit(invoice), newMarker())
  const before = await heldFor(visit, invoice)
  const { result, taken } = await visit.watch(() => writersOf(visit).trustApplication.create(anApplication(invoice), newMarker()))
  assert.deepEqual(taken, [{ operation: 'create', kind: 'trust-transactions', id: result?.vendorId }])
  assert.deepEqual(compareTrustApplication(anApplication(invoice), await visit.read('TRUST_TRANSACTION', result?.vendorId ?? '')), [])
  const payment = await visit.read('PAYMENT', result?.paymentId ?? '')
  assert.deepEqual(
    [payment.trustTransactionId, payment.method, payment.amount, payment.memo, payment.applications],
    [result?.vendorId, 'trust', '30.25', 'Earned fees', [{ invoiceId: invoice.invoiceId, amount: '30.25' }]],
  )
  const { trustApplied, balance, status } = await visit.read('INVOICE', invoice.invoiceId)
  assert.deepEqual([trustApplied, balance, status], ['30.25', '69.75', 'PARTIALLY_PAID'])
  assert.equal(difference(await heldFor(visit, invoice), before), '-30.25')
})

test('trust money is paid to somebody else once', async () => {
  const visit = await scene()
  const ledger = await anInvoice(visit)
  await writersOf(visit).trustDeposit.create(aDeposit(ledger), newMarker())
  const before = await heldFor(visit, ledger)
  const { result, taken } = await visit.watch(() => writersOf(visit).trustDisbursement.create(aDisbursement(ledger), newMarker()))
  assert.deepEqual(taken, [{ operation: 'create', kind: 'trust-transactions', id: result?.vendorId }])
  assert.deepEqual(compareTrustDisbursement(aDisbursement(ledger), await visit.read('TRUST_TRANSACTION', result?.vendorId ?? '')), [])
  const stored = (await visit.records('trust-transactions')).find(({ id }) => String(id) === result?.vendorId)
  assert.equal(stored?.['payee'], 'Travis County Clerk')
  assert.equal(difference(await heldFor(visit, ledger), before), '-20')
})

/** Each write with a path it is sent to, and what it is looked for by. */
const writesOn = (visit: WritingScene, invoice: AnInvoice) => {
  const { trustDeposit, trustApplication, trustDisbursement } = writersOf(visit)
  return [
    {
      path: '/bills/trust_deposit',
      make: (marker: string) => trustDeposit.create(aDeposit(invoice), marker),
      find: (marker: string) => trustDeposit.findCreated(aDeposit(invoice), marker, since),
    },
    {
      path: `/bills/${invoice.invoiceId}/trust_payments`,
      make: (marker: string) => trustApplication.create(anApplication(invoice), marker),
      find: (marker: string) => trustApplication.findCreated(anApplication(invoice), marker, since),
    },
    {
      path: '/bills/trust_withdrawal',
      make: (marker: string) => trustDisbursement.create(aDisbursement(invoice), marker),
      find: (marker: string) => trustDisbursement.findCreated(aDisbursement(invoice), marker, since),
    },
  ]
}

test('two movements that look the same are told apart by their markers, with one request', async () => {
  const visit = await scene()
  const invoice = await anInvoice(visit)
  for (const { make, find } of writesOn(visit, invoice)) {
    const markers = [newMarker(), newMarker()]
    const made: WrittenRecord[] = []
    for (const marker of markers) made.push(await make(marker))
    await visit.requests()
    const found = await Promise.all(markers.map(find))
    assert.deepEqual(Object.values(await visit.requests()), [2])
    assert.deepEqual(
      found,
      made.map((written) => ({ found: 'RECORD', ...written })),
    )
    assert.deepEqual(await find(newMarker()), { found: 'NOTHING' })
  }
})

test('a movement whose answer is lost was made once and is found; one that never arrived left nothing', async () => {
  const visit = await scene()
  const invoice = await anInvoice(visit)
  for (const { path, make, find } of writesOn(visit, invoice)) {
    for (const [fault, count] of [
      ['drop-after', 1],
      ['drop-before', 0],
    ] as const) {
      const marker = newMarker()
      await visit.fault('POST', path, fault)
      const { error, taken } = await visit.watch(() => make(marker))
      assert.deepEqual([told(error)[1], taken.length], ['UNCERTAIN', count], `${path} ${fault}`)
      assert.equal((await find(marker)).found, count === 1 ? 'RECORD' : 'NOTHING')
    }
  }
})

test('what the portal does not cover or know it refuses with its reason, and nothing moves', async () => {
  const visit = await scene()
  const invoice = await anInvoice(visit)
  const { trustDeposit, trustApplication, trustDisbursement } = writersOf(visit)
  const before = await heldFor(visit, invoice)
  const refused = async (make: () => Promise<WrittenRecord>): Promise<string> => {
    const { error, taken } = await visit.watch(make)
    assert.deepEqual([told(error).slice(0, 2), taken], [['VENDOR_REJECTED', 'NOT_APPLIED'], []])
    return told(error)[2]
  }
  const tooMuch = new Money(before).plus('0.01').toFixed()
  const dear = await anInvoice(visit)
  await visit.desk('PATCH', `records/invoices/${dear.invoiceId}`, { lines: [{ rate: tooMuch }] })
  assert.match(
    await refused(() => trustApplication.create(anApplication(dear, { amount: tooMuch }), newMarker())),
    /not enough money in trust/,
  )
  assert.match(
    await refused(() => trustDisbursement.create(aDisbursement(invoice, { amount: tooMuch }), newMarker())),
    /not enough money in trust/,
  )
  assert.match(
    await refused(() => trustDisbursement.create(aDisbursement(invoice, { date: '2001-01-01' }), newMarker())),
    /not enough money in trust/,
  )
  assert.match(await refused(() => trustApplication.create(anApplication(invoice, { amount: '100.01' }), newMarker())), /more than is open/)
  assert.match(
    await refused(() => trustApplication.create(anApplication(invoice, { matterId: '41007002' }), newMarker())),
    /trust_payment\[allocation\]/,
  )
  assert.match(
    await refused(() => trustDeposit.create(aDeposit(invoice, { trustAccountId: '310002' }), newMarker())),
    /trust_deposit\[bank_account\]/,
  )
  assert.match(await refused(() => trustDeposit.create(aDeposit({ ...invoice, clientId: 'client-1' }), newMarker())), /it is not there/)
  await visit.desk('PATCH', 'records/users/27004101', { edit_trust: false })
  for (const { make } of writesOn(visit, invoice)) assert.match(await refused(() => make(newMarker())), /a permission is missing/)
  await visit.desk('PATCH', 'records/users/27004101', { edit_trust: true })
  assert.equal(await heldFor(visit, invoice), before)
})
