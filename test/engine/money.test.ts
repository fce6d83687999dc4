import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doDueCommand } from '../../engine/commands/doDueCommand.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { saveTrustPolicy } from '../../prisma/money/trustPolicy.js'
import { defaultTrustPolicy } from '../../core/trust/TrustPolicy.js'
import type { Command } from '../../core/command/Command.js'
import type { Keeping } from '../../engine/commands/keepCommand.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { bookTrust } from './support/TestMoney.js'
import { aDeposit, type MoneyScene, orders, withMoney } from './support/withMoney.js'

const codes = (keeping: Keeping): readonly string[] => (keeping.outcome === 'KEPT' ? [] : keeping.refusals.map(({ code }) => code))

describeOnEachDatabase('a command that moves money', (database) => {
  const run = (use: (scene: MoneyScene) => Promise<void>): Promise<void> => withMoney(database(), use)
  const holdOf = async ({ id }: Pick<Command, 'id'>): Promise<unknown> =>
    (
      await database().query(
        'select state::text as state, trim_scale(amount)::text as amount from money_hold where command_id = $1::text',
        [id],
      )
    )[0]

  for (const [kind, input, effect, left] of [
    ['recordInvoicePayment', orders.payment(), '100', { ledger: '1000.00', due: '200.00' }],
    ['recordTrustDeposit', orders.deposit(), '250', { ledger: '1250.00', due: '300.00' }],
    ['applyTrustToInvoice', orders.application(), '-120', { ledger: '880.00', due: '180.00' }],
    ['recordTrustDisbursement', orders.disbursement(), '-75.5', { ledger: '924.50', due: '300.00' }],
  ] as const) {
    test(`${kind} is held, sent once, read back, and then stands in the mirror with the new balances`, async () => {
      await run(async ({ keep, settle, read, vendor, mirrored }) => {
        const kept = await keep(kind, input)
        assert.deepEqual([kept.state, vendor.effects, await holdOf(kept)], ['ACCEPTED', [], { state: 'HELD', amount: effect }])
        await settle()
        const { state, attempts, discrepancies, error, recordId } = await read(kept)
        assert.deepEqual([state, attempts, error, vendor.effects], ['APPLIED', 1, null, [kind]])
        assert.deepEqual(
          discrepancies.filter(({ field }) => field !== 'payerId'),
          [],
        )
        assert.notEqual(recordId, null)
        assert.deepEqual(await holdOf(kept), { state: 'BOOKED', amount: effect })
        assert.deepEqual(await mirrored(), left)
      })
    })
  }

  test('that applies trust money keeps the payment beside the movement, and both are in the mirror', async () => {
    await run(async ({ keep, settle, read, account }) => {
      const kept = await keep('applyTrustToInvoice', orders.application())
      await settle()
      const { recordId, paymentId } = await read(kept)
      assert.deepEqual([recordId, paymentId], ['x0', 'p0'])
      const mirror = openMirrorReader(database())
      const [movement] = await mirror.readMany('TRUST_TRANSACTION', [{ account, vendorId: 'x0' }])
      const [payment] = await mirror.readMany('PAYMENT', [{ account, vendorId: 'p0' }])
      assert.deepEqual([movement?.record.amount, payment?.record.trustTransactionId], ['-120.00', 'x0'])
    })
  })

  test('is refused by a rule with its numbers, and nothing is kept: its key stays free', async () => {
    await run(async ({ ask, keep, settle, vendor }) => {
      const refused = await ask('recordTrustDisbursement', orders.disbursement({ amount: '1000.01' }), 'a key')
      assert.ok(refused.outcome === 'REFUSED')
      assert.deepEqual(refused.refusals, [
        {
          code: 'LEDGER_OVERDRAWN',
          field: 'amount',
          message: 'the ledger holds 1000 on 2026-02-28 or a day after it: 1000.01 would overdraw it',
        },
      ])
      assert.equal((await database().query('select 1 from command where idempotency_key = $1::text', ['a key'])).length, 0)
      await keep('recordTrustDisbursement', orders.disbursement({ amount: '1000.00' }), 'a key')
      await settle()
      assert.equal(vendor.effects.length, 1)
    })
  })

  test('counts as gone from when it is accepted: what two want of one ledger, one gets', async () => {
    await run(async ({ ask, settle, vendor, mirrored }) => {
      const wanted = Array.from({ length: 8 }, () => ask('recordTrustDisbursement', orders.disbursement({ amount: '400' })))
      const outcomes = (await Promise.all(wanted)).map(({ outcome }) => outcome)
      assert.equal(outcomes.filter((outcome) => outcome === 'KEPT').length, 2)
      await settle()
      assert.deepEqual([vendor.effects.length, (await mirrored()).ledger], [2, '200.00'])
    })
  })

  test('counts on its invoice from when it is accepted, out of trust and otherwise', async () => {
    await run(async ({ ask, settle, mirrored }) => {
      assert.deepEqual(codes(await ask('applyTrustToInvoice', orders.application({ amount: '200' }))), [])
      assert.deepEqual(codes(await ask('recordInvoicePayment', orders.payment({ amount: '100.01' }))), ['AMOUNT_OVER_DUE'])
      assert.deepEqual(codes(await ask('recordInvoicePayment', orders.payment({ amount: '100' }))), [])
      assert.deepEqual(codes(await ask('applyTrustToInvoice', orders.application({ amount: '0.01' }))), ['AMOUNT_OVER_DUE'])
      await settle()
      assert.deepEqual(await mirrored(), { ledger: '800.00', due: '0.00' })
      assert.deepEqual(codes(await ask('recordInvoicePayment', orders.payment({ amount: '0.01' }))), [
        'INVOICE_NOT_ISSUED',
        'AMOUNT_OVER_DUE',
      ])
    })
  })

  test('of one client or matter never pays another’s invoice', async () => {
    await run(async ({ ask }) => {
      assert.deepEqual(codes(await ask('applyTrustToInvoice', orders.application({ invoiceId: 'i2' }))), [
        'INVOICE_OF_OTHER_CLIENT',
        'INVOICE_OF_OTHER_MATTER',
        'AMOUNT_OVER_DUE',
      ])
      assert.deepEqual(codes(await ask('applyTrustToInvoice', orders.application({ matterId: null }))), [])
    })
  })

  test('out of trust never goes to the firm but for an invoice, nor to a processor of payments', async () => {
    await run(async ({ ask }) => {
      const to = async (payeeName: string, payeeId: string | null = null) =>
        codes(await ask('recordTrustDisbursement', orders.disbursement({ payeeName, payeeId, amount: '1' })))
      assert.deepEqual(await to('EXAMPLE & Sample'), [])
      assert.deepEqual(await to('Example and Sample, LLP'), ['PAYEE_IS_FIRM'])
      assert.deepEqual(await to('Ann Example'), ['PAYEE_IS_FIRM'])
      assert.deepEqual(await to('Ann Example', 'c2'), [])
      assert.deepEqual(await to('LawPay'), ['PAYEE_IS_PROCESSOR'])
      assert.deepEqual(
        codes(await ask('recordInvoicePayment', orders.payment({ source: { ...orders.payment().source, method: 'trust' } }))),
        ['PAYMENT_FROM_TRUST'],
      )
      assert.deepEqual(
        codes(await ask('recordTrustDeposit', orders.deposit({ source: { ...orders.deposit().source, method: 'operating' } }))),
        ['DEPOSIT_FROM_FIRM'],
      )
    })
  })

  test('follows what the firm has decided: days until a deposit clears, and the last closed day', async () => {
    await run(async ({ ask, vendor, sync, account }) => {
      bookTrust(
        vendor.world,
        aDeposit('d9', { matterId: 'm2', clientId: 'c2', amount: '100.00', status: 'RECORDED', date: '2026-02-20', method: 'check' }),
      )
      await sync.syncAccount(account, { full: true })
      const wanted = orders.disbursement({ clientId: 'c2', matterId: 'm2', amount: '550' })
      assert.deepEqual(codes(await ask('recordTrustDisbursement', wanted)), ['FUNDS_NOT_CLEARED'])
      const clearingDays = { ...defaultTrustPolicy.clearingDays, check: 5 }
      await saveTrustPolicy(database(), account, { clearingDays, closedThrough: '2026-02-28' })
      assert.deepEqual(codes(await ask('recordTrustDisbursement', wanted)), ['PERIOD_CLOSED'])
      await saveTrustPolicy(database(), account, { clearingDays, closedThrough: null })
      assert.deepEqual(codes(await ask('recordTrustDisbursement', wanted)), [])
    })
  })

  test('is decided on again by what the vendor says right before it is sent', async () => {
    await run(async ({ keep, settle, read, vendor, mirrored }) => {
      const kept = await keep('recordTrustDisbursement', orders.disbursement({ amount: '900' }))
      // Meanwhile somebody spends it at the portal.
      bookTrust(vendor.world, aDeposit('d8', { type: 'DISBURSEMENT', amount: '-500.00', date: '2026-02-27' }))
      await settle()
      const { state, error, attempts } = await read(kept)
      assert.deepEqual(
        [state, attempts, error?.code, error?.outcome, vendor.effects],
        ['REJECTED', 0, 'LEDGER_OVERDRAWN', 'NOT_APPLIED', []],
      )
      assert.deepEqual(await holdOf(kept), { state: 'RELEASED', amount: '-900' })
      assert.equal((await mirrored()).ledger, '500.00', 'the mirror was behind and has caught up')
    })
  })

  test('is never decided on by books that do not add up', async () => {
    await run(async ({ keep, settle, read, vendor }) => {
      const kept = await keep('applyTrustToInvoice', orders.application())
      vendor.world.TRUST_ACCOUNT[0] = {
        ...vendor.world.TRUST_ACCOUNT[0],
        balance: '1690.00',
        ledgers: [
          { clientId: 'c1', matterId: 'm1', balance: '990.00', protected: '0', available: '990.00' },
          { clientId: 'c1', matterId: null, balance: '200.00', protected: '0', available: '200.00' },
          { clientId: 'c2', matterId: 'm2', balance: '500.00', protected: '0', available: '500.00' },
        ],
      } as (typeof vendor.world.TRUST_ACCOUNT)[number]
      await settle()
      const { state, error } = await read(kept)
      assert.deepEqual([state, error?.code, vendor.effects], ['REJECTED', 'BOOKS_DISAGREE', []])
      assert.match(error?.message ?? '', /the vendor shows 990 in the ledger, its transactions come to 1000/)
    })
  })

  test('waits its turn: of one account only the oldest that is not finished is done, time entries beside it', async () => {
    await run(async ({ keep, context, settle, read, vendor }) => {
      const { promise: held, resolve: go } = Promise.withResolvers<void>()
      const { promise: reached, resolve: reach } = Promise.withResolvers<void>()
      vendor.beforeWrite = async () => {
        reach()
        await held
      }
      const first = await keep('recordTrustDeposit', orders.deposit())
      const second = await keep('recordTrustDisbursement', orders.disbursement())
      const sending = doDueCommand(context)
      await reached
      assert.equal(await doDueCommand(context), false, 'another worker finds nothing to do')
      vendor.beforeWrite = async () => undefined
      const entry = {
        matterId: 'm1',
        userId: 'u1',
        date: '2026-02-18',
        durationSeconds: 60,
        description: 'A call.',
        billable: true,
        activityCode: null,
        rate: null,
        referenceId: null,
        tags: [],
      }
      const beside = await keep('createTimeEntry', entry)
      assert.equal(await doDueCommand(context), true)
      assert.deepEqual([(await read(beside)).state, (await read(second)).state], ['APPLIED', 'ACCEPTED'])
      go()
      await sending
      await settle()
      assert.deepEqual([(await read(first)).state, (await read(second)).state], ['APPLIED', 'APPLIED'])
      assert.deepEqual(vendor.effects, ['create A call.', 'recordTrustDeposit', 'recordTrustDisbursement'])
    })
  })

  test('that nobody can tell of keeps what it holds, for ever, and lets the next go on', async () => {
    await run(async ({ keep, ask, settle, read, clock, vendor }) => {
      vendor.forgetsMarkers = true
      vendor.writeFaults.push('LOST_BEFORE')
      const kept = await keep('recordTrustDisbursement', orders.disbursement({ amount: '600' }), 'unsure')
      await settle()
      clock.advance(2_000)
      await settle()
      assert.deepEqual([(await read(kept)).state, await holdOf(kept)], ['NEEDS_REVIEW', { state: 'HELD', amount: '-600' }])
      assert.deepEqual(codes(await ask('recordTrustDisbursement', orders.disbursement({ amount: '400.01' }))), ['LEDGER_OVERDRAWN'])
      const next = await keep('recordTrustDisbursement', orders.disbursement({ amount: '400' }))
      await settle()
      assert.equal((await read(next)).state, 'APPLIED')
      assert.equal((await keep('recordTrustDisbursement', orders.disbursement({ amount: '600' }), 'unsure')).id, kept.id)
    })
  })

  test('is found again by its marker when its answer is lost, with all that it changed', async () => {
    await run(async ({ keep, settle, read, clock, vendor, mirrored }) => {
      vendor.writeFaults.push('LOST_AFTER')
      const kept = await keep('applyTrustToInvoice', orders.application())
      await settle()
      assert.deepEqual([(await read(kept)).state, await holdOf(kept)], ['UNCERTAIN', { state: 'HELD', amount: '-120' }])
      clock.advance(2_000)
      await settle()
      const { state, attempts, paymentId } = await read(kept)
      assert.deepEqual([state, attempts, paymentId, vendor.effects.length], ['APPLIED', 1, 'p0', 1])
      assert.deepEqual(await mirrored(), { ledger: '880.00', due: '180.00' })
    })
  })

  test('is decided on again before it is sent again', async () => {
    await run(async ({ keep, settle, read, clock, vendor }) => {
      vendor.writeFaults.push('LOST_BEFORE')
      const kept = await keep('recordTrustDisbursement', orders.disbursement({ amount: '900' }))
      await settle()
      bookTrust(vendor.world, aDeposit('d8', { type: 'DISBURSEMENT', amount: '-500.00', date: '2026-02-27' }))
      clock.advance(2_000)
      await settle()
      assert.deepEqual([(await read(kept)).state, (await read(kept)).error?.code, vendor.effects], ['REJECTED', 'LEDGER_OVERDRAWN', []])
      assert.deepEqual(await holdOf(kept), { state: 'RELEASED', amount: '-900' })
    })
  })

  test('whose key was used is that command for ever; a time entry’s key is free after ninety days', async () => {
    await run(async ({ keep, settle, clock }) => {
      const kept = await keep('recordTrustDeposit', orders.deposit(), 'for ever')
      await settle()
      clock.advance(400 * 86_400_000)
      assert.equal((await keep('recordTrustDeposit', orders.deposit(), 'for ever')).id, kept.id)
    })
  })
})
