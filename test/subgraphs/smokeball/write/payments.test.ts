import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparePayment } from '../../../../core/command/comparePayment.js'
import { compareTrustApplication, compareTrustDisbursement } from '../../../../core/command/compareTrustTransaction.js'
import type { RecordWriters } from '../../../../core/recordWriters.js'
import type { SharedBrowser } from '../../../../subgraphs/vendor/browser/SharedBrowser.js'
import { withBrowser } from '../../../support/withBrowser.js'
import { issuedInvoice, type TrustLedger, trustLedgerOf } from './trustScene.js'
import { type WriteScene, withWrites } from './withWrites.js'

const markers = ['mg-0123456789abcdef', 'mg-fedcba9876543210'] as const
const since = new Date(Date.now() - 60_000).toISOString()
const refused = (message: RegExp) => ({ code: 'VENDOR_REJECTED', outcome: 'NOT_APPLIED', message })

/** A matter with money in trust and an invoice of 1155.00, and what is wanted of them. */
const withInvoice = (
  browser: SharedBrowser,
  use: (scene: WriteScene, writers: Required<RecordWriters>, wanted: Awaited<ReturnType<typeof wantedAt>>) => Promise<void>,
) =>
  withWrites(
    async (scene) => {
      const { timeEntry, invoicePayment, trustDeposit, trustApplication, trustDisbursement } = scene.connection.writers
      assert.ok(timeEntry && invoicePayment && trustDeposit && trustApplication && trustDisbursement)
      await use(scene, { timeEntry, invoicePayment, trustDeposit, trustApplication, trustDisbursement }, await wantedAt(scene))
    },
    { browser },
  )

const wantedAt = async (scene: WriteScene) => {
  const ledger = await trustLedgerOf(scene, ({ availableCents }) => availableCents > 20_000)
  const { trustAccountId, clientId, matterId } = ledger
  const invoiceId = await issuedInvoice(scene, matterId)
  const shared = { invoiceId, amount: '154.90', date: '2026-07-31', memo: 'Invoice of July – thank you' }
  return {
    ledger,
    payment: { ...shared, source: { method: 'card', processor: null, transactionId: 'ch_42' }, payerId: clientId },
    application: { ...shared, trustAccountId, clientId, matterId },
    disbursement: {
      trustAccountId,
      clientId,
      matterId,
      payeeId: null,
      payeeName: 'County Court',
      amount: '12.50',
      date: '2026-07-30',
      reference: '1042',
      memo: 'Filing fee',
    },
  }
}

/** What a ledger has available now. */
const availableNow = async (scene: WriteScene, { matterId, clientId }: TrustLedger): Promise<number> =>
  (await trustLedgerOf(scene, (one) => one.matterId === matterId && one.clientId === clientId)).availableCents

test('Smokeball’s web app', (t) =>
  withBrowser(async (browser) => {
    await t.test('takes a payment once, as it was wanted; the invoice is paid so much', () =>
      withInvoice(browser, async (scene, { invoicePayment }, { payment }) => {
        const { vendorId } = await invoicePayment.create(payment, markers[0])
        const record = await scene.read('PAYMENT', vendorId)
        assert.ok(record !== 'ABSENT')
        assert.deepEqual(comparePayment(payment, record), [])
        const invoice = await scene.read('INVOICE', payment.invoiceId)
        assert.ok(invoice !== 'ABSENT')
        assert.deepEqual([invoice.status, invoice.paid, invoice.balance], ['PARTIALLY_PAID', '154.9', '1000.1'])
        assert.deepEqual(await scene.effects(), ['create payments'])
        assert.deepEqual(await invoicePayment.findCreated(payment, markers[0], since), { found: 'RECORD', vendorId })
        assert.deepEqual(await invoicePayment.findCreated(payment, markers[1], since), { found: 'NOTHING' })
      }),
    )

    await t.test('applies trust money to an invoice in one act: ledger, movement, payment and invoice agree', () =>
      withInvoice(browser, async (scene, { trustApplication }, { application, ledger }) => {
        const written = await trustApplication.create(application, markers[0])
        const record = await scene.read('TRUST_TRANSACTION', written.vendorId)
        assert.ok(record !== 'ABSENT')
        assert.deepEqual(compareTrustApplication(application, record), [])
        const paid = await scene.read('PAYMENT', written.paymentId ?? '')
        assert.ok(paid !== 'ABSENT')
        assert.deepEqual([paid.method, paid.trustTransactionId, paid.memo], ['trust', written.vendorId, application.memo])
        const invoice = await scene.read('INVOICE', application.invoiceId)
        assert.ok(invoice !== 'ABSENT')
        assert.deepEqual([invoice.trustApplied, invoice.balance], ['154.9', '1000.1'])
        assert.equal(await availableNow(scene, ledger), ledger.availableCents - 15_490)
        assert.deepEqual(await scene.effects(), ['create trust-transactions'])
        assert.deepEqual(await trustApplication.findCreated(application, markers[0], since), { found: 'RECORD', ...written })
      }),
    )

    await t.test('pays trust money out, as it was wanted', () =>
      withInvoice(browser, async (scene, { trustDisbursement }, { disbursement, ledger }) => {
        const written = await trustDisbursement.create(disbursement, markers[0])
        const record = await scene.read('TRUST_TRANSACTION', written.vendorId)
        assert.ok(record !== 'ABSENT')
        assert.deepEqual(compareTrustDisbursement(disbursement, record), [])
        assert.equal(await availableNow(scene, ledger), ledger.availableCents - 1_250)
        assert.deepEqual(await scene.effects(), ['create trust-transactions'])
        assert.deepEqual(await trustDisbursement.findCreated(disbursement, markers[0], since), { found: 'RECORD', ...written })
        assert.deepEqual(await trustDisbursement.findCreated(disbursement, markers[1], since), { found: 'NOTHING' })
      }),
    )

    await t.test('whose answer is lost is UNCERTAIN: the form went out once and is found by its marker', () =>
      withInvoice(
        browser,
        async (scene, { invoicePayment, trustApplication, trustDisbursement }, { payment, application, disbursement }) => {
          await scene.fault({ do: 'drop-after', path: '/billing/payments' })
          await assert.rejects(invoicePayment.create(payment, markers[0]), { outcome: 'UNCERTAIN' })
          await scene.fault({ do: 'drop-after', path: '/billing/payments' })
          await assert.rejects(trustApplication.create(application, markers[1]), { outcome: 'UNCERTAIN' })
          await scene.fault({ do: 'drop-after', path: '/billing/trust-payments' })
          await assert.rejects(trustDisbursement.create(disbursement, markers[0]), { outcome: 'UNCERTAIN' })
          assert.deepEqual(await scene.effects(), ['create payments', 'create trust-transactions', 'create trust-transactions'])
          const found = await Promise.all([
            invoicePayment.findCreated(payment, markers[0], since),
            trustApplication.findCreated(application, markers[1], since),
            trustDisbursement.findCreated(disbursement, markers[0], since),
          ])
          assert.deepEqual(
            found.map((one) => one.found),
            ['RECORD', 'RECORD', 'RECORD'],
          )
        },
      ),
    )

    await t.test('that cannot be reached, or answers with another page, leaves nothing', () =>
      withInvoice(browser, async (scene, { invoicePayment }, { payment }) => {
        for (const [fault, outcome] of [
          [{ do: 'drop-before', path: '/billing/payments' }, 'UNCERTAIN'],
          [{ do: 'html', path: '/billing/payments' }, 'UNCERTAIN'],
          [{ do: 'error', method: 'GET', path: '/billing/payments/new' }, 'NOT_APPLIED'],
        ] as const) {
          await scene.desk('POST', 'faults', {
            next: [{ do: fault.do, times: 3, match: { method: 'method' in fault ? fault.method : 'POST', path: fault.path } }],
          })
          await assert.rejects(invoicePayment.create(payment, markers[0]), { outcome }, fault.do)
          await scene.desk('DELETE', 'faults')
        }
        assert.deepEqual(await scene.effects(), [])
        assert.deepEqual(await invoicePayment.findCreated(payment, markers[0], since), { found: 'NOTHING' })
      }),
    )

    await t.test('refuses with its reason more than is due or available, protected money, and who may not', () =>
      withInvoice(
        browser,
        async (scene, { invoicePayment, trustApplication, trustDisbursement }, { payment, application, disbursement, ledger }) => {
          await assert.rejects(
            invoicePayment.create({ ...payment, amount: '1155.01' }, markers[0]),
            refused(/more than the invoice’s open balance/),
          )
          const over = String((ledger.availableCents + 1) / 100)
          await assert.rejects(
            trustDisbursement.create({ ...disbursement, amount: over }, markers[0]),
            refused(/more than is available in trust/),
          )
          const nobody = '00000000-0000-4000-8000-000000000000'
          await assert.rejects(
            invoicePayment.create({ ...payment, invoiceId: `${application.matterId}.${nobody}` }, markers[0]),
            refused(/does not offer the invoice/),
          )
          await assert.rejects(trustApplication.create({ ...application, clientId: nobody }, markers[0]), refused(/does not offer/))
          const held = await trustLedgerOf(scene, ({ protectedCents, availableCents }) => protectedCents > 0 && availableCents > 0)
          const { trustAccountId, clientId, matterId } = held
          const whole = {
            ...disbursement,
            trustAccountId,
            clientId,
            matterId,
            amount: String((held.availableCents + held.protectedCents) / 100),
          }
          await assert.rejects(trustDisbursement.create(whole, markers[0]), refused(/more than is available in trust/))
          await scene.deny('Time')
          await assert.rejects(invoicePayment.create(payment, markers[0]), refused(/do not have permission/))
          await assert.rejects(trustDisbursement.create(disbursement, markers[0]), refused(/do not have permission/))
          assert.deepEqual(await scene.effects(), [])
        },
      ),
    )

    await t.test('that forgot the session before the form was sent is a dead session; a token that ended is renewed', () =>
      withInvoice(browser, async (scene, { invoicePayment }, { payment }) => {
        const hourMs = 3_600_000
        await scene.desk('POST', 'faults', { clockSkewMs: 1.01 * hourMs })
        await invoicePayment.create(payment, markers[0])
        assert.deepEqual(await scene.effects(), ['create payments'])
        await scene.desk('POST', 'faults', { expireSessions: true })
        await assert.rejects(invoicePayment.create(payment, markers[1]), { name: 'SessionDeadError' })
        assert.deepEqual(await scene.effects(), ['create payments'])
      }),
    )
  }))
