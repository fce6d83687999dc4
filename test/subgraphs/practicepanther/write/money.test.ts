import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { z } from 'zod'
import { comparePayment } from '../../../../core/command/comparePayment.js'
import type { InvoicePaymentIntent } from '../../../../core/command/InvoicePaymentIntent.js'
import type { TrustApplicationIntent } from '../../../../core/command/TrustApplicationIntent.js'
import type { TrustDepositIntent } from '../../../../core/command/TrustDepositIntent.js'
import type { TrustDisbursementIntent } from '../../../../core/command/TrustDisbursementIntent.js'
import { compareTrustApplication, compareTrustDeposit, compareTrustDisbursement } from '../../../../core/command/compareTrustTransaction.js'
import { SessionDeadError } from '../../../../core/errors.js'
import type { CanonicalRecord } from '../../../../core/record/CanonicalRecord.js'
import type { RecordKind } from '../../../../core/recordKind.js'
import type { RecordWriters } from '../../../../core/recordWriters.js'
import type { SharedBrowser } from '../../../../subgraphs/vendor/browser/SharedBrowser.js'
import { type Visit, withPracticePanther } from '../../../sandbox/practicepanther/withPracticePanther.js'
import { openTestBrowser } from '../openTestBrowser.js'
import { withConnection } from '../openTo.js'

const marker = 'mg-0123456789abcdef'
const another = 'mg-fedcba9876543210'
const refused = { code: 'VENDOR_REJECTED', outcome: 'NOT_APPLIED' }
const lost = { code: 'VENDOR_UNAVAILABLE', outcome: 'UNCERTAIN' }
const named = z.looseObject({ id: z.string() })
const now = (): string => new Date().toISOString()

let browser: SharedBrowser
before(async () => {
  browser = await openTestBrowser()
})
after(async () => browser.close())

interface Scene {
  readonly visit: Visit
  readonly writers: Required<RecordWriters>
  readonly read: <K extends RecordKind>(kind: K, id: string) => Promise<CanonicalRecord<K>>
  readonly payment: InvoicePaymentIntent
  readonly deposit: TrustDepositIntent
  readonly application: TrustApplicationIntent
  readonly disbursement: TrustDisbursementIntent
}

/** A client with 500.00 in trust for a matter, and an invoice of 200.00 for it. */
const atTheDesk = async (act: (scene: Scene) => Promise<void>): Promise<void> =>
  withPracticePanther(async (visit) =>
    withConnection(
      visit,
      async ({ writers, readers }) => {
        const { timeEntry, invoicePayment, trustDeposit, trustApplication, trustDisbursement } = writers
        assert.ok(timeEntry && invoicePayment && trustDeposit && trustApplication && trustDisbursement)
        const make = async (kind: string, fields: object): Promise<string> =>
          named.parse(await visit.desk('POST', `records/${kind}`, fields)).id
        const clientId = await make('contacts', { company_name: 'Harbor Mills LLC' })
        const matterId = await make('matters', { account_ref: { id: clientId }, name: 'Marsh v. Dune' })
        const account_ref = { id: clientId }
        const items = [{ price: 200, projectGuid: matterId }]
        const invoiceId = await make('invoices', { status: 'Sent', account_ref, items })
        const trustAccountId = named.parse(z.array(z.unknown()).parse(await visit.desk('GET', 'records/trust-accounts'))[0]).id
        const matter_ref = { id: matterId }
        await make('trust-transactions', { account_ref, matter_ref, bank_account: { id: trustAccountId }, total_amount: 500 })
        const source = { method: 'check', processor: null, transactionId: '1042' }
        const common = { amount: '120.5', date: '2026-02-18', memo: 'Ausgleich, „eilig“\nzweite Zeile' }
        await act({
          visit,
          writers: { timeEntry, invoicePayment, trustDeposit, trustApplication, trustDisbursement },
          read: async (kind, id) => {
            const record = (await readers[kind].readMany([id])).get(id)
            assert.ok(typeof record === 'object' && 'vendorId' in record)
            return record
          },
          payment: { ...common, invoiceId, source, payerId: clientId },
          deposit: { ...common, trustAccountId, clientId, matterId, source },
          application: { ...common, trustAccountId, invoiceId, clientId, matterId },
          disbursement: { ...common, trustAccountId, clientId, matterId, payeeId: null, payeeName: 'County Court', reference: '77' },
        })
      },
      { browser },
    ),
  )

const fault = async (visit: Visit, path: string, order: object, method = 'POST'): Promise<unknown> =>
  visit.desk('POST', 'faults', { next: [{ match: { method, path }, ...order }] })

const ledgerOf = async ({ visit, deposit }: Scene): Promise<unknown> =>
  z.looseObject({ trustBalance: z.number() }).parse((await visit.ask(`/api/project/${deposit.matterId ?? ''}`)).json).trustBalance

describe('PracticePanther payments for an invoice are recorded by its form', () => {
  it('as they were wanted, once, and read back so; the invoice owes less', async () =>
    atTheDesk(async ({ visit, writers, read, payment }) => {
      const { vendorId } = await writers.invoicePayment.create(payment, marker)
      assert.deepEqual(comparePayment(payment, await read('PAYMENT', vendorId)), [])
      const { balance, status, paid } = await read('INVOICE', payment.invoiceId)
      assert.deepEqual([balance, status, paid], ['79.5', 'PARTIALLY_PAID', '120.5'])
      const card = { ...payment, amount: '79.50', memo: null, source: { method: 'card', processor: 'stripe', transactionId: 'ch_3Qx' } }
      const rest = await writers.invoicePayment.create(card, another)
      assert.deepEqual(comparePayment(card, await read('PAYMENT', rest.vendorId)), [])
      assert.equal((await read('INVOICE', payment.invoiceId)).status, 'PAID')
      assert.deepEqual(await visit.effects(), ['create payments', 'create payments'])
    }))

  it('a lost answer is UNCERTAIN and found again; a lost request or a page of another kind leaves nothing, and is UNCERTAIN too', async () =>
    atTheDesk(async ({ visit, writers, payment }) => {
      const since = now()
      const path = '/Payment/PayInvoice'
      for (const order of [{ do: 'drop-before' }, { do: 'html' }, { do: 'error', status: 500 }]) {
        await fault(visit, path, order)
        await assert.rejects(writers.invoicePayment.create(payment, marker), { outcome: 'UNCERTAIN' })
      }
      assert.deepEqual(await visit.effects(), [])
      assert.deepEqual(await writers.invoicePayment.findCreated(payment, marker, since), { found: 'NOTHING' })
      await fault(visit, path, { do: 'drop-after' })
      await assert.rejects(writers.invoicePayment.create(payment, marker), lost)
      assert.deepEqual(await visit.effects(), ['create payments'])
      assert.equal((await writers.invoicePayment.findCreated(payment, marker, since)).found, 'RECORD')
    }))

  it('a form that does not come, a limit and a session that ended leave nothing done', async () =>
    atTheDesk(async ({ visit, writers, payment }) => {
      const path = '/Payment/PayInvoice'
      await fault(visit, path, { do: 'html' }, 'GET')
      await assert.rejects(writers.invoicePayment.create(payment, marker), { code: 'DRIFT', outcome: 'NOT_APPLIED' })
      await fault(visit, path, { do: 'error', status: 429 })
      await assert.rejects(writers.invoicePayment.create(payment, marker), { code: 'VENDOR_RATE_LIMITED', outcome: 'NOT_APPLIED' })
      await fault(visit, path, { do: 'logout' })
      await assert.rejects(writers.invoicePayment.create(payment, marker), SessionDeadError)
      assert.deepEqual(await visit.effects(), [])
    }))

  it('a refusal carries the vendor’s reason, and a missing permission says so', async () =>
    atTheDesk(async ({ visit, writers, payment, deposit }) => {
      const create = async (change: Partial<InvoicePaymentIntent>): Promise<unknown> =>
        writers.invoicePayment.create({ ...payment, ...change }, marker)
      await assert.rejects(create({ amount: '200.01' }), { ...refused, message: /more than is due on the invoice/ })
      const stranger = named.parse(await visit.desk('POST', 'records/contacts', {})).id
      await assert.rejects(create({ payerId: stranger }), { ...refused, message: /own contact alone/ })
      await assert.rejects(create({ payerId: null, invoiceId: stranger }), { ...refused, message: /no page PayInvoice/ })
      const items = [{ price: 10, projectGuid: deposit.matterId }]
      const account_ref = { id: deposit.clientId }
      const pending = named.parse(await visit.desk('POST', 'records/invoices', { status: 'PendingApproval', account_ref, items })).id
      await assert.rejects(create({ invoiceId: pending, amount: '5' }), { ...refused, message: /pending approval/ })
      const me = named.parse((await visit.ask('/api/v2/users/me')).json)
      await visit.desk('PATCH', `records/users/${me.id}`, { role: 'Staff' })
      await assert.rejects(create({}), { ...refused, message: /permission is missing/ })
      assert.deepEqual(await visit.effects(), [])
    }))
})

describe('PracticePanther trust money', () => {
  it('deposits go in by the legacy API, once, and read back so', async () =>
    atTheDesk(async (scene) => {
      const { visit, writers, read, deposit } = scene
      const since = now()
      const { vendorId } = await writers.trustDeposit.create(deposit, marker)
      assert.deepEqual(compareTrustDeposit(deposit, await read('TRUST_TRANSACTION', vendorId)), [])
      assert.equal(await ledgerOf(scene), 620.5)
      const wire = { ...deposit, matterId: null, memo: null, source: { method: 'wire', processor: null, transactionId: '0077' } }
      const second = await writers.trustDeposit.create(wire, another)
      const stored = await read('TRUST_TRANSACTION', second.vendorId)
      assert.deepEqual([compareTrustDeposit(wire, stored), stored.matterId], [[], null])
      assert.deepEqual(await writers.trustDeposit.findCreated(deposit, marker, since), { found: 'RECORD', vendorId })
      assert.deepEqual(await visit.effects(), ['create trust-transactions', 'create trust-transactions'])
    }))

  it('two deposits that look alike are told apart by their markers', async () =>
    atTheDesk(async ({ writers: { trustDeposit }, deposit }) => {
      const since = now()
      const one = await trustDeposit.create(deposit, marker)
      const other = await trustDeposit.create(deposit, another)
      assert.notDeepEqual(one, other)
      assert.deepEqual(await trustDeposit.findCreated(deposit, another, since), { found: 'RECORD', ...other })
      assert.deepEqual(await trustDeposit.findCreated(deposit, marker, since), { found: 'RECORD', ...one })
    }))

  it('a deposit whose answer is lost is found again; one that is refused says why', async () =>
    atTheDesk(async ({ visit, writers, deposit, payment }) => {
      const since = now()
      await fault(visit, '/api/payment', { do: 'drop-before' })
      await assert.rejects(writers.trustDeposit.create(deposit, marker), lost)
      assert.deepEqual(await writers.trustDeposit.findCreated(deposit, marker, since), { found: 'NOTHING' })
      await fault(visit, '/api/payment', { do: 'drop-after' })
      await assert.rejects(writers.trustDeposit.create(deposit, marker), lost)
      assert.equal((await writers.trustDeposit.findCreated(deposit, marker, since)).found, 'RECORD')
      await assert.rejects(writers.trustDeposit.create({ ...deposit, clientId: payment.invoiceId }, another), {
        ...refused,
        message: /The contact was not found. The matter is not one of the contact./,
      })
      assert.deepEqual(await visit.effects(), ['create trust-transactions'])
    }))

  it('pays an invoice: both sides are there, the invoice owes less, and it is one write', async () =>
    atTheDesk(async (scene) => {
      const { visit, writers, read, application } = scene
      const since = now()
      const written = await writers.trustApplication.create(application, marker)
      const moved = await read('TRUST_TRANSACTION', written.vendorId)
      assert.deepEqual(compareTrustApplication(application, moved), [])
      const settled = await read('PAYMENT', written.paymentId ?? '')
      assert.partialDeepStrictEqual(settled, { method: 'trust', amount: '120.5', date: '2026-02-18', trustTransactionId: written.vendorId })
      assert.deepEqual(settled.applications, [{ invoiceId: application.invoiceId, amount: '120.5' }])
      const { balance, trustApplied } = await read('INVOICE', application.invoiceId)
      assert.deepEqual([balance, trustApplied, await ledgerOf(scene)], ['79.5', '120.5', 379.5])
      assert.deepEqual(await writers.trustApplication.findCreated(application, marker, since), { found: 'RECORD', ...written })
      assert.deepEqual(await visit.effects(), ['create trust-transactions'])
    }))

  it('goes out to somebody, with the number of the check, once', async () =>
    atTheDesk(async (scene) => {
      const { visit, writers, read, disbursement } = scene
      const { vendorId } = await writers.trustDisbursement.create(disbursement, marker)
      assert.deepEqual(compareTrustDisbursement(disbursement, await read('TRUST_TRANSACTION', vendorId)), [])
      const { payee } = z.looseObject({ payee: z.string() }).parse((await visit.ask(`/api/v2/payments/${vendorId}`)).json)
      assert.equal(payee, 'County Court')
      for (const reference of ['0012', null]) {
        const wanted = { ...disbursement, amount: '1', reference, memo: null }
        const { vendorId: id } = await writers.trustDisbursement.create(wanted, another)
        assert.deepEqual(compareTrustDisbursement(wanted, await read('TRUST_TRANSACTION', id)), [])
      }
      assert.equal(await ledgerOf(scene), 377.5)
    }))

  it('an answer that is lost after the portal took the form is UNCERTAIN, found again, and nothing is sent twice', async () =>
    atTheDesk(async (scene) => {
      const { visit, writers, application, disbursement } = scene
      const since = now()
      await fault(visit, '/Payment/PayInvoiceFromTrust', { do: 'drop-after' })
      await assert.rejects(writers.trustApplication.create(application, marker), lost)
      await fault(visit, '/Payment/TakeMoneyOut', { do: 'drop-after' })
      await assert.rejects(writers.trustDisbursement.create(disbursement, another), lost)
      assert.deepEqual(await visit.effects(), ['create trust-transactions', 'create trust-transactions'])
      assert.equal(await ledgerOf(scene), 259)
      const applied = await writers.trustApplication.findCreated(application, marker, since)
      assert.ok(applied.found === 'RECORD' && applied.paymentId !== undefined && applied.paymentId !== applied.vendorId)
      assert.equal((await writers.trustDisbursement.findCreated(disbursement, another, since)).found, 'RECORD')
      await fault(visit, '/Payment/TakeMoneyOut', { do: 'drop-before' })
      await assert.rejects(writers.trustDisbursement.create(disbursement, 'mg-0000000000000000'), lost)
      assert.deepEqual(await writers.trustDisbursement.findCreated(disbursement, 'mg-0000000000000000', since), { found: 'NOTHING' })
    }))

  it('a form that was taken is not filled in again because what it made cannot be read', async () =>
    atTheDesk(async ({ visit, writers, application }) => {
      await fault(visit, '/api/v2/payments', { do: 'logout' }, 'GET')
      await assert.rejects(writers.trustApplication.create(application, marker), lost)
      assert.deepEqual(await visit.effects(), ['create trust-transactions'])
    }))

  it('does not go where it is not, to others, or beyond what is there', async () =>
    atTheDesk(async (scene) => {
      const { visit, writers, application, disbursement } = scene
      const apply = async (change: Partial<TrustApplicationIntent>): Promise<unknown> =>
        writers.trustApplication.create({ ...application, ...change }, marker)
      const pay = async (change: Partial<TrustDisbursementIntent>): Promise<unknown> =>
        writers.trustDisbursement.create({ ...disbursement, ...change }, marker)
      const insufficient = { ...refused, message: /Insufficient funds: \$500\.00 available in trust/ }
      await assert.rejects(pay({ amount: '500.01' }), insufficient)
      await assert.rejects(apply({ amount: '200.01' }), { ...refused, message: /more than is due/ })
      await assert.rejects(apply({ matterId: null }), { ...refused, message: /no money of this client and matter/ })
      const clientId = named.parse(await visit.desk('POST', 'records/contacts', {})).id
      const matterId = named.parse(await visit.desk('POST', 'records/matters', { account_ref: { id: clientId } })).id
      await assert.rejects(apply({ clientId }), { ...refused, message: /own contact alone/ })
      await assert.rejects(pay({ clientId, matterId }), { ...refused, message: /no funds in trust/ })
      await assert.rejects(pay({ clientId }), { ...refused, message: /no page TakeMoneyOut/ })
      assert.deepEqual([await ledgerOf(scene), await visit.effects()], [500, []])
    }))
})
