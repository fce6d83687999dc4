import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MattergraphError } from '../../core/errors.js'
import type { AccountKey } from '../../core/recordId.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { anExpense, anInvoice } from '../prisma/support/records.js'
import { aConnectRequest, type Engine, withEngine } from './support/withEngine.js'

/** An invoice whose total is ten times what its parts add up to. */
const wrong = (vendorId: string) => anInvoice(vendorId, { total: '4320.00' })

describeOnEachDatabase('what does not add up', (database) => {
  const run = async (use: (engine: Engine, account: AccountKey) => Promise<void>): Promise<void> =>
    withEngine(database(), async (engine) => {
      engine.vendor.world.INVOICE.push(anInvoice('i1'), anInvoice('i2'), anInvoice('i3'))
      await use(engine, (await engine.sessions.connectAccount(aConnectRequest())).key)
    })

  const quarantine = async (account: AccountKey) =>
    database().query<{ vendorId: string; reason: string; detail: string; firstSeenAt: string; lastSeenAt: string }>(
      `select vendor_id as "vendorId", reason, detail, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt"
from quarantined_record where account_key = $1 order by vendor_id, reason`,
      [account],
    )

  const invoices = async (account: AccountKey) => {
    const { edges } = await openMirrorReader(database()).list('INVOICE', { accounts: [account], page: {}, withTotal: false })
    return Object.fromEntries(edges.map(({ row }) => [row.record.vendorId, [row.record.total, row.syncedAt]]))
  }

  const standing = async ({ accounts }: Engine, account: AccountKey) => {
    const [known] = await accounts.readMany([account])
    assert.ok(known)
    return known
  }

  test('never reaches the mirror: the reading goes on, the reason is kept with its numbers, and the account says whose move it is', async () => {
    await run(async (engine, account) => {
      const { sync, vendor, clock } = engine
      vendor.world.INVOICE[1] = wrong('i2')
      const states = await sync.syncAccount(account, { kinds: ['INVOICE'] })
      assert.ok(states.every(({ kind, phase, records }) => kind !== 'INVOICE' || (phase === 'LIVE' && records === 2)))
      assert.deepEqual(Object.keys(await invoices(account)).toSorted(), ['i1', 'i3'])
      const now = clock.now().toISOString()
      assert.deepEqual(await quarantine(account), [
        {
          vendorId: 'i2',
          reason: 'invoice.balance',
          detail: 'balance is 300.00, but total 4320.00 − paid 32.00 − trust 100.00 − written off 0 is 4188',
          firstSeenAt: now,
          lastSeenAt: now,
        },
        {
          vendorId: 'i2',
          reason: 'invoice.total',
          detail: 'total is 4320.00, but subtotal 450.00 − discount 50.00 + tax 32.00 is 432',
          firstSeenAt: now,
          lastSeenAt: now,
        },
      ])
      const { status, statusDetail } = await standing(engine, account)
      assert.equal(status, 'DRIFTED')
      assert.match(statusDetail ?? '', /invoice: 1\).*quarantinedRecords.*operator/)
    })
  })

  test('leaves the last good copy as it was, and its age; a live read tells of it and gives the others; what is good again takes its place', async () => {
    await run(async (engine, account) => {
      const { sync, vendor, clock, liveReads } = engine
      await sync.syncAccount(account, { kinds: ['INVOICE'] })
      const before = clock.now().toISOString()
      clock.advance(60_000)
      vendor.world.INVOICE[0] = wrong('i1')
      const results = await liveReads.readLive(account, 'INVOICE', ['i1', 'i2'])
      const refused = results.get('i1')
      assert.ok(refused instanceof MattergraphError)
      assert.deepEqual([refused.code, refused.vendor], ['DRIFT', 'CLIO'])
      assert.match(refused.message, /INVOICE i1 does not add up \(invoice.total, invoice.balance\)/)
      const given = results.get('i2')
      assert.ok(typeof given === 'object' && 'record' in given)
      const between = clock.now().toISOString()
      assert.deepEqual(await invoices(account), { i1: ['432.00', before], i2: ['432.00', between], i3: ['432.00', before] })
      assert.equal((await standing(engine, account)).status, 'DRIFTED')

      clock.advance(60_000)
      await liveReads.readLive(account, 'INVOICE', ['i1'])
      assert.deepEqual(
        new Set((await quarantine(account)).map((row) => `${row.firstSeenAt} ${row.lastSeenAt}`)),
        new Set([`${between} ${clock.now().toISOString()}`]),
      )

      clock.advance(60_000)
      vendor.world.INVOICE[0] = anInvoice('i1', { tax: '33.00', total: '433.00', paid: '33.00' })
      await liveReads.readLive(account, 'INVOICE', ['i1'])
      assert.deepEqual((await invoices(account))['i1'], ['433.00', clock.now().toISOString()])
      assert.deepEqual(await quarantine(account), [])
      const { status, statusDetail } = await standing(engine, account)
      assert.deepEqual([status, statusDetail], ['CONNECTED', null])
    })
  })

  test('is not asked for one by one when a full read came across it, and is not taken for gone', async () => {
    await run(async ({ sync, vendor, clock }, account) => {
      await sync.syncAccount(account, { kinds: ['INVOICE'] })
      const before = clock.now().toISOString()
      clock.advance(60_000)
      vendor.world.INVOICE[2] = wrong('i3')
      vendor.singles.length = 0
      await sync.syncAccount(account, { kinds: ['INVOICE'], full: true })
      assert.deepEqual([vendor.singles, (await invoices(account))['i3']], [[], ['432.00', before]])
      assert.equal((await quarantine(account)).length, 2)
    })
  })

  test('leaves the quarantine when the vendor has it no more: by a live read, and by a full read though the mirror never had it', async () => {
    await run(async (engine, account) => {
      const { sync, vendor, clock, liveReads } = engine
      vendor.world.INVOICE.push(wrong('i4'), wrong('i5'))
      await sync.syncAccount(account, { kinds: ['INVOICE'] })
      clock.advance(60_000)
      vendor.world.INVOICE.splice(3, 1)
      assert.deepEqual([...(await liveReads.readLive(account, 'INVOICE', ['i4'])).values()], ['ABSENT'])
      assert.deepEqual(new Set((await quarantine(account)).map(({ vendorId }) => vendorId)), new Set(['i5']))
      clock.advance(60_000)
      vendor.world.INVOICE.splice(3, 1)
      await sync.syncAccount(account, { kinds: ['INVOICE'], full: true })
      assert.deepEqual([await quarantine(account), (await standing(engine, account)).status], [[], 'CONNECTED'])
    })
  })

  test('is remembered over a restart and a new sign-in', async () => {
    await run(async (engine, account) => {
      const { sync, vendor, clock } = engine
      vendor.world.INVOICE[1] = wrong('i2')
      await sync.syncAccount(account, { kinds: ['INVOICE'] })
      await withEngine(
        database(),
        async (next) => {
          vendor.endSessions()
          await next.liveReads.readLive(account, 'INVOICE', ['i1'])
          assert.deepEqual([vendor.signIns.length, (await standing(next, account)).status], [2, 'DRIFTED'])
        },
        { vendor, clock },
      )
    })
  })

  test('in a page of an unknown form makes the account DRIFTED until the kind is read again', async () => {
    await run(async (engine, account) => {
      const { sync, vendor } = engine
      vendor.world.EXPENSE.push(anExpense('e1'))
      vendor.beforePage = async (kind) => {
        if (kind === 'EXPENSE') throw new MattergraphError('DRIFT', 'column Amount: it is not there')
      }
      await sync.syncAccount(account, { kinds: ['EXPENSE'] })
      const drifted = await standing(engine, account)
      assert.equal(drifted.status, 'DRIFTED')
      assert.match(drifted.statusDetail ?? '', /form that is not known \(expense\)/)
      vendor.beforePage = async () => undefined
      await sync.syncAccount(account, { kinds: ['EXPENSE'] })
      assert.equal((await standing(engine, account)).status, 'CONNECTED')
    })
  })

  test('does not hide that the vendor is down, and is not forgotten when it is back', async () => {
    await run(async (engine, account) => {
      const { sync, vendor, liveReads } = engine
      vendor.world.INVOICE[1] = wrong('i2')
      await sync.syncAccount(account, { kinds: ['INVOICE'] })
      vendor.beforePage = async () => {
        throw new MattergraphError('VENDOR_UNAVAILABLE', 'no answer')
      }
      await sync.syncAccount(account, { kinds: ['EXPENSE'] })
      assert.equal((await standing(engine, account)).status, 'VENDOR_DOWN')
      await liveReads.readLive(account, 'INVOICE', ['i1'])
      assert.equal((await standing(engine, account)).status, 'DRIFTED')
    })
  })
})
