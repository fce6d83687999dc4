import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { MattergraphError } from '../../core/errors.js'
import type { AccountKey } from '../../core/recordId.js'
import { type ContinuousSync, openContinuousSync } from '../../engine/sync/openContinuousSync.js'
import type { Database } from '../../prisma/Database.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { claimDueTurn, claimTurn, endTurn, nextTurn, readLastLook } from '../../prisma/sync/turns.js'
import type { ManualClock } from '../prisma/support/ManualClock.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { aMatter, aUser } from '../prisma/support/records.js'
import { TestVendor } from './support/TestVendor.js'
import { aConnectRequest, type Engine, withEngine } from './support/withEngine.js'

const minute = 60_000
/** Between two looks whether everything is done: asking without a pause takes more of the machine than what is asked about. */
const pollMs = 5

/** Time passes in steps, and after each everybody does what is due. */
interface Scene extends Engine {
  readonly account: AccountKey
  readonly reading: ContinuousSync
  readonly pass: (minutes: number, step?: number) => Promise<void>
  /** The pages of a kind that were asked for since the last look. */
  readonly asked: (kind: string) => readonly string[]
  readonly titles: () => Promise<readonly string[]>
}

describeOnEachDatabase('continuous reading', (database) => {
  const fail = (error: unknown): never => {
    throw error
  }

  const run = (use: (scene: Scene) => Promise<void>, tellsChanges = true): Promise<void> =>
    withEngine(database(), async (engine) => {
      const { vendor, clock, sessions, accounts, sync } = engine
      vendor.tellsChanges = tellsChanges
      vendor.world.USER.push(aUser('u1'))
      vendor.world.MATTER.push(
        ...Array.from({ length: 40 }, (_, index) => aMatter(`m${String(index)}`, { updatedAt: '2026-01-01T00:00:00.000Z' })),
      )
      const { key: account } = await sessions.connectAccount(aConnectRequest())
      // Accounts of earlier tests would be read as well.
      await database().query('delete from account where key <> $1::text', [account])
      const reading = await openContinuousSync({ database: database(), accounts, sync, clock, everyMs: minute, onFault: fail })
      try {
        await settled(database(), account, clock)
        await use({
          ...engine,
          account,
          reading,
          pass: async (minutes, step = 1) => {
            const begun = clock.now().getTime()
            for (let passed = step; passed <= minutes; passed += step) {
              clock.advance(Math.max(0, begun + passed * minute - clock.now().getTime()))
              await settled(database(), account, clock)
            }
          },
          asked: (kind) => {
            const asked = vendor.pages.filter((page) => page.startsWith(`${kind} `))
            vendor.pages.length = 0
            return asked
          },
          titles: async () => {
            const { edges } = await openMirrorReader(database()).list('MATTER', {
              accounts: [account],
              page: { first: 200 },
              withTotal: false,
            })
            return edges.map(({ row }) => row.record.title)
          },
        })
      } finally {
        await Promise.all([reading.close(), sync.close()])
      }
    })

  test('reads everything of a new account, then only what changed, from a little before the last time on', async () => {
    await run(async ({ vendor, clock, pass, asked, titles }) => {
      assert.deepEqual(asked('MATTER'), ['MATTER start', 'MATTER 10', 'MATTER 20', 'MATTER 30'])
      vendor.world.MATTER[7] = aMatter('m7', { title: 'Renamed', updatedAt: clock.now().toISOString() })
      await pass(2)
      const [first] = asked('MATTER')
      assert.match(first ?? '', /^MATTER since 2026-02-28T23:55:\d\d.000Z start$/)
      assert.ok((await titles()).includes('Renamed'))
    })
  })

  test('asks a quiet account less and less, and sooner again once a client looks', async () => {
    await run(async ({ account, reading, pass, asked }) => {
      await pass(120, 4)
      const inTwoHours = asked('MATTER').length
      assert.ok(inTwoHours < 20, `${String(inTwoHours)} pages`)
      reading.noteLook([account])
      while ((await readLastLook(database(), account)) === null) await new Promise((resolve) => setImmediate(resolve))
      await pass(9)
      const looked = asked('MATTER').length
      assert.ok(looked >= 4, `${String(looked)} pages`)
    })
  })

  test('does not ask for changes where the vendor cannot be asked: everything is read again, now and then', async () => {
    await run(async ({ vendor, pass, asked }) => {
      asked('MATTER')
      vendor.world.MATTER[7] = aMatter('m7', { title: 'Renamed' })
      await pass(20, 10)
      assert.deepEqual(asked('MATTER'), ['MATTER start', 'MATTER 10', 'MATTER 20', 'MATTER 30'])
    }, false)
  })

  test('reads everything again sooner once a client looks, where the vendor cannot be asked and a reading takes many requests', async () => {
    await run(async ({ vendor, account, reading, pass, asked }) => {
      vendor.pageSize = 1
      vendor.world.MATTER.push(...Array.from({ length: 160 }, (_, index) => aMatter(`n${String(index)}`)))
      asked('MATTER')
      await reading.want(account, { kinds: ['MATTER'], full: true })
      await pass(1)
      const times = (): number => asked('MATTER').filter((page) => page === 'MATTER start').length
      assert.equal(times(), 1)
      // Two hundred requests: 67 minutes later by themselves, and 15 at the least.
      await pass(30, 10)
      assert.equal(times(), 0)
      reading.noteLook([account])
      while ((await readLastLook(database(), account)) === null) await new Promise((resolve) => setImmediate(resolve))
      await pass(2)
      assert.equal(times(), 1)
    }, false)
  })

  test('a kind that fails waits longer each time, beside others that go on; it heals by itself', async () => {
    await run(async ({ vendor, account, accounts, pass, asked }) => {
      asked('MATTER')
      const phase = async (): Promise<string | undefined> =>
        (await accounts.syncStates([account]))[0]?.find(({ kind }) => kind === 'MATTER')?.phase
      vendor.beforePage = async (kind) => {
        if (kind === 'MATTER') throw new MattergraphError('DRIFT', 'matters[3].status: expected a string')
      }
      await pass(60, 2)
      const failed = vendor.pages.filter((page) => page.startsWith('MATTER ')).length
      assert.ok(failed >= 4 && failed <= 9, `${String(failed)} tries`)
      assert.ok(vendor.pages.some((page) => page.startsWith('USER since')))
      assert.equal(await phase(), 'FAILING')
      vendor.beforePage = async () => undefined
      await pass(40, 10)
      assert.equal(await phase(), 'LIVE')
    })
  })

  test('a firm with much to read gives way after some pages, and goes on in its next turn', async () => {
    await run(async ({ vendor, reading, account, pass }) => {
      vendor.world.MATTER.push(...Array.from({ length: 400 }, (_, index) => aMatter(`n${String(index)}`)))
      const turnsBefore = await fenceOf(database(), account)
      await reading.want(account, { kinds: ['MATTER'], full: true })
      await pass(2)
      assert.equal(vendor.pages.filter((page) => page === 'MATTER 430').length, 1)
      assert.ok((await fenceOf(database(), account)) - turnsBefore >= 3)
    })
  })

  test('firms with much to read take turns: none is through before all have begun', async () => {
    await withEngine(database(), async (engine) => {
      const { vendor, clock, sessions, accounts, sync, told } = engine
      vendor.world.MATTER.push(...Array.from({ length: 45 }, (_, index) => aMatter(`n${String(index)}`)))
      vendor.pageSize = 1
      vendor.beforePage = async () => clock.advance(1)
      await database().query('delete from account')
      const firms: AccountKey[] = []
      for (let firm = 0; firm < 9; firm += 1) firms.push((await sessions.connectAccount(aConnectRequest())).key)
      const reading = await openContinuousSync({ database: database(), accounts, sync, clock, everyMs: minute, onFault: fail })
      try {
        for (const firm of firms) await settled(database(), firm, clock)
      } finally {
        await Promise.all([reading.close(), sync.close()])
      }
      const firstEnd = told.findIndex(({ kind, phase }) => kind === 'MATTER' && phase === 'LIVE')
      assert.deepEqual(new Set(told.slice(0, firstEnd).map(({ account }) => account)), new Set(firms))
    })
  })

  test('a vendor that hangs holds up the firms of no other', async () => {
    await withEngine(database(), async ({ vendor, clock, sessions, accounts, sync }) => {
      vendor.world.USER.push(aUser('u1'))
      await database().query('delete from account')
      const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      let hanging = 0
      vendor.beforePage = async () => {
        hanging += 1
        // Two kinds of each of the eight that are read at once.
        if (hanging === 16) asked.resolve()
        await answered.promise
      }
      for (let firm = 0; firm < 10; firm += 1) await sessions.connectAccount(aConnectRequest())
      const reading = await openContinuousSync({ database: database(), accounts, sync, clock, everyMs: minute, onFault: fail })
      try {
        await asked.promise
        vendor.beforePage = async () => undefined
        const { key } = await sessions.connectAccount({ ...aConnectRequest(), vendor: 'MYCASE' })
        await reading.want(key)
        await settled(database(), key, clock)
        const [states] = await accounts.syncStates([key])
        assert.ok(states?.every(({ phase }) => phase === 'LIVE'))
        assert.equal(hanging, 16)
      } finally {
        answered.resolve()
        await Promise.all([reading.close(), sync.close()])
      }
    })
  })

  test('a kind that is wanted while it is read is read once more', async () => {
    await run(async ({ vendor, account, reading, pass, asked }) => {
      await pass(120, 10)
      asked('MATTER')
      let isWanted = false
      vendor.beforePage = async (kind) => {
        if (kind !== 'MATTER' || isWanted) return
        isWanted = true
        await reading.want(account, { kinds: ['MATTER'] })
      }
      await pass(17, 17)
      assert.equal(isWanted, true)
      assert.equal(asked('MATTER').length, 2)
    })
  })

  test('what is wanted while a turn ends makes the account due at once', async () => {
    await run(async ({ account, clock, reading }) => {
      await reading.close()
      const now = clock.now().toISOString()
      const lease = { now, until: new Date(clock.now().getTime() + minute).toISOString() }
      const turn = await claimTurn(database(), account, lease)
      assert.ok(turn !== null)
      await reading.want(account)
      await endTurn(database(), turn, new Date(clock.now().getTime() + 60 * minute).toISOString())
      assert.equal((await claimDueTurn(database(), lease, ['CLIO']))?.account, account)
    })
  })

  test('who was stopped for longer than its turn keeps nothing of what it read, whoever reads by now', async () => {
    await withEngine(database(), async (late) => {
      const matters = Array.from({ length: 60 }, (_, index) => aMatter(`m${String(index)}`))
      late.vendor.world.MATTER.push(...matters)
      const { key } = await late.sessions.connectAccount(aConnectRequest())
      const stateOf = async () => (await late.accounts.syncStates([key]))[0]?.find(({ kind }) => kind === 'MATTER')
      const [stopped, woken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      late.vendor.beforePage = async (_kind, cursor) => {
        if (cursor !== '10') return
        stopped.resolve()
        await woken.promise
      }
      const reading = late.sync.syncAccount(key, { kinds: ['MATTER'] })
      await stopped.promise
      late.clock.advance(61_000)
      const vendor = new TestVendor()
      vendor.world.MATTER.push(...matters)
      const next = async ({ sync }: Engine): Promise<void> => void (await sync.syncAccount(key, { kinds: ['MATTER'] }))
      await withEngine(database(), next, { vendor, clock: late.clock })
      const read = await stateOf()
      assert.deepEqual([read?.phase, read?.records], ['LIVE', 60])
      woken.resolve()
      await reading
      assert.deepEqual(await stateOf(), read)
      assert.ok(!late.vendor.pages.includes('MATTER 50'))
    })
  })

  test('what another process reads is left to it until its turn is over', async () => {
    await run(async ({ account, clock, reading, asked, pass }) => {
      asked('MATTER')
      const now = clock.now().getTime()
      const turn = await claimTurn(database(), account, {
        now: new Date(now).toISOString(),
        until: new Date(now + 10 * minute).toISOString(),
      })
      assert.ok(turn !== null)
      await reading.want(account, { full: true })
      await database().query('select 1')
      clock.advance(5 * minute)
      assert.deepEqual(asked('MATTER'), [])
      await endTurn(database(), turn, clock.now().toISOString())
      await pass(1)
      assert.ok(asked('MATTER').includes('MATTER start'))
    })
  })

  test('an account is left to the processes of its vendor', async () => {
    await run(async ({ account, clock, reading }) => {
      await reading.close()
      await reading.want(account)
      const lease = { now: clock.now().toISOString(), until: new Date(clock.now().getTime() + minute).toISOString() }
      assert.equal(await claimDueTurn(database(), lease, ['MYCASE', 'SMOKEBALL']), null)
      assert.equal(await nextTurn(database(), ['MYCASE', 'SMOKEBALL']), null)
      assert.equal((await claimDueTurn(database(), lease, ['CLIO', 'MYCASE']))?.account, account)
    })
  })

  describe('a great loss', () => {
    const lose = (vendor: Engine['vendor']): void => void vendor.world.MATTER.splice(0, 30)

    test('deletes nothing at first, says so, and counts once another complete reading finds it an hour later', async () => {
      await run(async ({ vendor, account, accounts, reading, pass, titles }) => {
        const state = async () => (await accounts.syncStates([account]))[0]?.find(({ kind }) => kind === 'MATTER')
        lose(vendor)
        await reading.want(account, { kinds: ['MATTER'], full: true })
        await pass(1)
        const held = await state()
        assert.deepEqual([held?.phase, held?.records], ['FAILING', 40])
        assert.match(held?.lastError ?? '', /30 of 40 records: nothing is deleted before another complete reading/)
        await reading.want(account, { kinds: ['MATTER'], full: true })
        await pass(1)
        assert.equal((await titles()).length, 40)
        await pass(80, 10)
        const settledState = await state()
        assert.deepEqual([settledState?.phase, settledState?.records, settledState?.lastError], ['LIVE', 10, null])
      })
    })

    test('that was a page of another kind is forgotten when the records are told again', async () => {
      await run(async ({ vendor, account, accounts, reading, pass }) => {
        const all = [...vendor.world.MATTER]
        lose(vendor)
        await reading.want(account, { kinds: ['MATTER'], full: true })
        await pass(1)
        vendor.world.MATTER.splice(0, vendor.world.MATTER.length, ...all)
        await pass(80, 10)
        const [states] = await accounts.syncStates([account])
        const matters = states?.find(({ kind }) => kind === 'MATTER')
        assert.deepEqual([matters?.phase, matters?.records], ['LIVE', 40])
      })
    })
  })
})

const fenceOf = async (database: Database, account: AccountKey): Promise<number> => {
  const [row] = await database.query<{ fence: number }>('select fence from sync_turn where account_key = $1::text', [account])
  return row?.fence ?? 0
}

/**
 * Waits until nothing of the account is due or being read. Whoever fell asleep just after the time was moved is woken by moving it a little more; who is awake takes what is due in
 * a while, however busy the machine is, and its time stands still meanwhile.
 */
const settled = async (database: Database, account: AccountKey, clock: ManualClock): Promise<void> => {
  for (;;) {
    const [row] = await database.query<{ read: boolean; due: boolean }>(
      `select lease_until is not null as read, coalesce(due_at <= $2::timestamptz, true) as due from sync_turn where account_key = $1::text`,
      [account, clock.now().toISOString()],
    )
    if (row?.read === false && !row.due) return
    if (row?.read !== true && clock.isSleptBy) clock.advance(1_000)
    await setTimeout(pollMs)
  }
}
