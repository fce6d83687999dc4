import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MattergraphError } from '../../core/errors.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { MatterRecord } from '../../core/record/Matter.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { aMatter, anInvoice, aPayment, aTrustAccount, aTrustTransaction } from '../prisma/support/records.js'
import type { TestVendor } from './support/TestVendor.js'
import { aConnectRequest, type Engine, withEngine } from './support/withEngine.js'

const totals = (trustBalance: string, outstandingBalance: string): Partial<MatterRecord> => ({
  clientId: 'c1',
  vendorTotals: { trustBalance, outstandingBalance },
})

/** Books in which everything adds up: an invoice paid by card and out of trust, a reversal, a bank fee, and payments that do not count. */
const fill = ({ world }: TestVendor): void => {
  world.MATTER.push(aMatter('m1', totals('900.00', '300.00')), aMatter('m2', { vendorTotals: null }))
  world.INVOICE.push(anInvoice('i1'), anInvoice('i2', { status: 'VOID', balance: '0', matterBalances: [], matterIds: ['m1'] }))
  const outOfTrust = { amount: '100.00', method: 'trust', trustTransactionId: 'x2', applications: [{ invoiceId: 'i1', amount: '100.00' }] }
  world.PAYMENT.push(
    aPayment('p1'),
    aPayment('p2', outOfTrust),
    aPayment('p3', { status: 'RETURNED' }),
    aPayment('p4', { status: 'VOID' }),
    aPayment('p5', { status: 'REFUNDED' }),
  )
  const ledgers = [
    { clientId: 'c1', matterId: 'm1', balance: '900.00', protected: '0', available: '900.00' },
    { clientId: null, matterId: null, balance: '-5.00', protected: '0', available: '-5.00' },
  ]
  world.TRUST_ACCOUNT.push(aTrustAccount('a1', { ledgers, balance: '895.00' }))
  world.TRUST_TRANSACTION.push(
    aTrustTransaction('x1'),
    aTrustTransaction('x2', { type: 'INVOICE_PAYMENT', amount: '-100.00', invoiceId: 'i1' }),
    aTrustTransaction('x3', { type: 'DISBURSEMENT', amount: '-40.00' }),
    aTrustTransaction('x4', { type: 'REVERSAL', amount: '40.00', reversesId: 'x3' }),
    aTrustTransaction('x5', { amount: '70.00', status: 'RETURNED' }),
    aTrustTransaction('x6', { type: 'BANK_FEE', amount: '-5.00', clientId: null, matterId: null }),
  )
}

describeOnEachDatabase('what must hold between records', (database) => {
  const run = async (use: (engine: Engine, account: AccountKey) => Promise<void>): Promise<void> =>
    withEngine(database(), async (engine) => {
      fill(engine.vendor)
      await use(engine, (await engine.sessions.connectAccount(aConnectRequest())).key)
    })

  const findings = async (account: AccountKey): Promise<readonly string[]> =>
    (
      await database().query<{ name: string }>(
        `select kind || ' ' || vendor_id || ' ' || reason || ': ' || detail as name from quarantined_record where account_key = $1 order by 1`,
        [account],
      )
    ).map(({ name }) => name)

  const statusOf = async ({ accounts }: Engine, account: AccountKey): Promise<string | undefined> =>
    (await accounts.readMany([account]))[0]?.status

  test('holds in books that add up: nothing is found, and nothing is read twice', async () => {
    await run(async (engine, account) => {
      await engine.sync.syncAccount(account)
      assert.deepEqual([await findings(account), await statusOf(engine, account), engine.vendor.singles], [[], 'CONNECTED', []])
      const [sums] = await openMirrorReader(database()).matterTotals([{ account, vendorId: 'm1' }])
      assert.deepEqual([sums?.trustBalance, sums?.outstandingBalance], ['900.00', '300.00'])
    })
  })

  const wrong: readonly (readonly [string, (vendor: TestVendor) => void, readonly string[]])[] = [
    [
      'a ledger that is not the sum of its transactions',
      ({ world }) => world.TRUST_TRANSACTION.splice(0, 1, aTrustTransaction('x1', { amount: '1100.00' })),
      [
        'MATTER m1 matter.trust-balance: trust balance: 900.00 is shown, the records come to 1000.00',
        'TRUST_ACCOUNT a1 trust-account.transactions: ledger of client c1 and matter m1: 900.00 is shown, the records come to 1000.00',
      ],
    ],
    [
      'transactions of a ledger that is not shown',
      ({ world }) => world.TRUST_TRANSACTION.push(aTrustTransaction('x7', { matterId: 'm2', amount: '20.00' })),
      ['TRUST_ACCOUNT a1 trust-account.transactions: ledger of client c1 and matter m2: 0 is shown, the records come to 20.00'],
    ],
    [
      'a reversal of another amount',
      ({ world }) => {
        world.TRUST_TRANSACTION.splice(3, 1, aTrustTransaction('x4', { type: 'REVERSAL', amount: '30.00', reversesId: 'x3' }))
        world.TRUST_TRANSACTION.push(aTrustTransaction('x7', { amount: '10.00' }))
      },
      ['TRUST_TRANSACTION x4 trust-transaction.reversal: amount: 30.00 is shown, the records come to 40.00'],
    ],
    [
      'an invoice paid by other amounts than its payments',
      ({ world }) => world.PAYMENT.splice(0, 2, aPayment('p1', { applications: [] })),
      ['INVOICE i1 invoice.paid: paid: 32.00 is shown, the records come to 0; paid out of trust: 100.00 is shown, the records come to 0'],
    ],
    [
      'a matter that shows another outstanding balance',
      ({ world }) => world.MATTER.splice(0, 1, aMatter('m1', totals('900.00', '3000.00'))),
      ['MATTER m1 matter.outstanding-balance: outstanding balance: 3000.00 is shown, the records come to 300.00'],
    ],
  ]
  for (const [title, change, expected] of wrong) {
    test(`${title} is found, with the numbers; the row stays as it is, and the finding goes when it adds up again`, async () => {
      await run(async (engine, account) => {
        const { sync, vendor, clock } = engine
        const right = structuredClone(vendor.world)
        change(vendor)
        await sync.syncAccount(account)
        assert.deepEqual([await findings(account), await statusOf(engine, account)], [expected, 'DRIFTED'])
        const kinds: readonly RecordKind[] = ['MATTER', 'INVOICE', 'TRUST_ACCOUNT', 'TRUST_TRANSACTION']
        for (const kind of kinds) {
          const { totalCount } = await openMirrorReader(database()).list(kind, { accounts: [account], page: {}, withTotal: true })
          assert.equal(totalCount, vendor.world[kind].length)
        }
        clock.advance(60_000)
        Object.assign(vendor.world, right)
        await sync.syncAccount(account, { full: true })
        assert.deepEqual([await findings(account), await statusOf(engine, account)], [[], 'CONNECTED'])
      })
    })
  }

  test('a difference that was only a change between two reads is none: the records are read once more, in one batch for each kind', async () => {
    await run(async (engine, account) => {
      const { sync, vendor } = engine
      vendor.beforePage = async (kind) => {
        if (kind !== 'TRUST_TRANSACTION') return
        // After the matters and the trust accounts were read, a deposit comes in.
        vendor.world.TRUST_TRANSACTION.push(aTrustTransaction('x7', { amount: '100.00' }))
        vendor.world.MATTER[0] = aMatter('m1', totals('1000.00', '300.00'))
        const ledgers = vendor.world.TRUST_ACCOUNT[0]?.ledgers.map((ledger) =>
          ledger.clientId === null ? ledger : { ...ledger, balance: '1000.00', available: '1000.00' },
        )
        vendor.world.TRUST_ACCOUNT[0] = aTrustAccount('a1', { ledgers: ledgers ?? [], balance: '995.00' })
      }
      await sync.syncAccount(account)
      assert.deepEqual([await findings(account), await statusOf(engine, account)], [[], 'CONNECTED'])
      assert.deepEqual(
        vendor.singles.map((batch) => batch.split(' ')[0]),
        ['TRUST_TRANSACTION', 'TRUST_ACCOUNT', 'MATTER'],
      )
    })
  })

  test('nothing is concluded from kinds that are not read completely, nor while the vendor cannot be asked', async () => {
    await run(async (engine, account) => {
      const { sync, vendor, clock } = engine
      vendor.world.TRUST_TRANSACTION.splice(0, 1)
      vendor.beforePage = async (kind) => {
        if (kind === 'TRUST_TRANSACTION') throw new MattergraphError('VENDOR_UNAVAILABLE', 'no answer')
      }
      await sync.syncAccount(account)
      assert.deepEqual(await findings(account), [])
      vendor.beforePage = async () => undefined
      vendor.beforeSingles = async () => {
        throw new MattergraphError('VENDOR_UNAVAILABLE', 'no answer')
      }
      await sync.syncAccount(account)
      assert.deepEqual(await findings(account), [])
      clock.advance(60_000)
      vendor.beforeSingles = async () => undefined
      await sync.syncAccount(account, { kinds: ['TRUST_TRANSACTION'], full: true })
      assert.equal((await findings(account)).length, 2)
    })
  })

  test('a finding goes with the record it was against', async () => {
    await run(async (engine, account) => {
      const { sync, vendor, clock, liveReads } = engine
      vendor.world.MATTER.splice(0, 1, aMatter('m1', totals('1.00', '300.00')))
      await sync.syncAccount(account)
      assert.equal(await statusOf(engine, account), 'DRIFTED')
      clock.advance(60_000)
      vendor.world.MATTER.splice(0, 1)
      await liveReads.readLive(account, 'MATTER', ['m1'])
      assert.deepEqual([await findings(account), await statusOf(engine, account)], [[], 'CONNECTED'])
    })
  })
})
