import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareTrustDeposit } from '../../../../core/command/compareTrustTransaction.js'
import type { TrustDepositIntent } from '../../../../core/command/TrustDepositIntent.js'
import type { RecordCreator } from '../../../../core/recordWriters.js'
import { trustLedgerOf } from './trustScene.js'
import { type WriteScene, withWrites } from './withWrites.js'

const markers = ['mg-0123456789abcdef', 'mg-fedcba9876543210'] as const
const since = new Date(Date.now() - 60_000).toISOString()

const withDeposit = (
  use: (scene: WriteScene, writer: RecordCreator<TrustDepositIntent>, intent: TrustDepositIntent) => Promise<void>,
): Promise<void> =>
  withWrites(async (scene) => {
    const { trustDeposit } = scene.connection.writers
    assert.ok(trustDeposit !== undefined)
    const { trustAccountId, clientId, matterId } = await trustLedgerOf(scene)
    const source = { method: 'wire', processor: null, transactionId: 'WIRE-77' }
    await use(scene, trustDeposit, {
      trustAccountId,
      clientId,
      matterId,
      amount: '2500.10',
      date: '2026-07-02',
      source,
      memo: 'Initial retainer',
    })
  })

const balanceOf = async (scene: WriteScene): Promise<number> => (await trustLedgerOf(scene)).availableCents

test('a deposit is in the ledger once it has settled, and reads back as it was wanted', () =>
  withDeposit(async (scene, writer, intent) => {
    const before = await balanceOf(scene)
    const { vendorId } = await writer.create(intent, markers[0])
    assert.deepEqual([await scene.read('TRUST_TRANSACTION', vendorId), await balanceOf(scene)], ['ABSENT', before])
    await scene.settle()
    const record = await scene.read('TRUST_TRANSACTION', vendorId)
    assert.ok(record !== 'ABSENT')
    assert.deepEqual(compareTrustDeposit(intent, record), [])
    assert.equal(await balanceOf(scene), before + 250_010)
    assert.deepEqual(await scene.effects(), ['create trust-transactions'])
  }))

test('a lost answer is UNCERTAIN and found by the marker; deposits that look the same are told apart', () =>
  withDeposit(async (scene, writer, intent) => {
    await scene.fault({ do: 'drop-after' })
    await assert.rejects(writer.create(intent, markers[0]), { outcome: 'UNCERTAIN' })
    const second = await writer.create(intent, markers[1])
    await scene.settle()
    const found = await writer.findCreated(intent, markers[0], since)
    assert.ok(found.found === 'RECORD' && found.vendorId !== second.vendorId)
    assert.deepEqual(await writer.findCreated(intent, markers[1], since), { found: 'RECORD', ...second })
  }))

test('a deposit that is lost on its way, or fails after it was taken, leaves nothing', () =>
  withDeposit(async (scene, writer, intent) => {
    const before = await balanceOf(scene)
    await scene.fault({ do: 'drop-before' })
    await assert.rejects(writer.create(intent, markers[0]), { outcome: 'UNCERTAIN' })
    await scene.fault({ do: 'fail-late' })
    const { vendorId } = await writer.create(intent, markers[0])
    await scene.settle()
    assert.equal(await scene.read('TRUST_TRANSACTION', vendorId), 'ABSENT')
    assert.deepEqual(await writer.findCreated(intent, markers[0], since), { found: 'NOTHING' })
    assert.deepEqual([await balanceOf(scene), await scene.effects()], [before, []])
  }))

test('a refusal carries the reason; what Smokeball would fail later is refused before', () =>
  withDeposit(async (scene, writer, intent) => {
    const refused = (message: RegExp) => ({ code: 'VENDOR_REJECTED', outcome: 'NOT_APPLIED', message })
    const nobody = '00000000-0000-4000-8000-000000000000'
    await assert.rejects(writer.create({ ...intent, matterId: null }, markers[0]), refused(/belongs to a matter/))
    await assert.rejects(writer.create({ ...intent, matterId: nobody }, markers[0]), refused(/no matter/))
    await assert.rejects(writer.create({ ...intent, clientId: nobody }, markers[0]), refused(/no contact/))
    await assert.rejects(writer.create({ ...intent, trustAccountId: `${nobody}_Trust` }, markers[0]), refused(/no trust account/))
    await assert.rejects(writer.create({ ...intent, amount: '0.001' }, markers[0]), refused(/amount/))
    await scene.deny('Time')
    await assert.rejects(writer.create(intent, markers[0]), refused(/do not have permission/))
    await scene.desk('PATCH', `records/trust-accounts/${intent.trustAccountId}`, { status: 1 })
    await assert.rejects(writer.create(intent, markers[0]), refused(/closed/))
    assert.deepEqual(await scene.effects(), [])
  }))
