import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { SyncState } from '../../core/account/SyncState.js'
import { MattergraphError } from '../../core/errors.js'
import type { AccountKey } from '../../core/recordId.js'
import { type RecordKind, recordKinds } from '../../core/recordKind.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { aContact, aMatter, aTimeEntry, aUser } from '../prisma/support/records.js'
import type { TestVendor } from './support/TestVendor.js'
import { aConnectRequest, type Engine, withEngine } from './support/withEngine.js'

const ids = (prefix: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${prefix}${index}`)

const stateOf = (kind: RecordKind, states: readonly SyncState[]): SyncState => {
  const state = states.find((one) => one.kind === kind)
  assert.ok(state)
  return state
}

const fill = ({ world }: TestVendor): void => {
  world.USER.push(...ids('u', 3).map((id) => aUser(id)))
  world.CONTACT.push(...ids('c', 12).map((id) => aContact(id)))
  world.MATTER.push(...ids('m', 25).map((id) => aMatter(id)))
  world.TIME_ENTRY.push(...ids('t', 31).map((id) => aTimeEntry(id)))
}

describeOnEachDatabase('reading', (database) => {
  describe('the first full read', () => {
    const run = async (use: (engine: Engine, account: AccountKey) => Promise<void>): Promise<void> =>
      withEngine(database(), async (engine) => {
        fill(engine.vendor)
        await use(engine, (await engine.sessions.connectAccount(aConnectRequest())).key)
      })
    const count = async (account: AccountKey, kind: 'MATTER' | 'CONTACT'): Promise<number | null> =>
      (await openMirrorReader(database()).list(kind, { accounts: [account], page: {}, withTotal: true })).totalCount

    test('before it every kind is pending; after it every record is there and every kind live', async () => {
      await run(async ({ sync, accounts, clock }, account) => {
        const [before] = await accounts.syncStates([account])
        assert.deepEqual(
          before?.map(({ kind, phase, records }) => [kind, phase, records]),
          recordKinds.map((kind) => [kind, 'PENDING', 0]),
        )
        const after = await sync.syncAccount(account)
        const live = {
          account,
          phase: 'LIVE',
          progress: null,
          estimatedEndAt: null,
          lastSucceededAt: clock.now().toISOString(),
          lastError: null,
        }
        const records: Partial<Record<RecordKind, number>> = { USER: 3, CONTACT: 12, MATTER: 25, TIME_ENTRY: 31 }
        assert.deepEqual(
          after,
          recordKinds.map((kind) => ({ ...live, kind, records: records[kind] ?? 0 })),
        )
        assert.deepEqual(await accounts.syncStates([account]), [after])
      })
    })

    test('a vendor that hangs does not hold up the end, and is not said to have failed', async () => {
      await run(async ({ vendor, sync, sessions, accounts }, account) => {
        const asked = Promise.withResolvers<void>()
        const cut = Promise.withResolvers<void>()
        vendor.onClose = () => cut.reject(new MattergraphError('VENDOR_UNAVAILABLE', 'the connection was closed'))
        vendor.beforePage = async (_kind, cursor) => {
          if (cursor !== '10') return
          asked.resolve()
          await cut.promise
        }
        const reading = sync.syncAccount(account, { kinds: ['MATTER'] })
        await asked.promise
        await Promise.all([sync.close(), sessions.close()])
        await reading
        const [states] = await accounts.syncStates([account])
        const matters = states?.find(({ kind }) => kind === 'MATTER')
        assert.deepEqual([matters?.phase, matters?.records, matters?.lastError], ['INITIAL', 10, null])
        const [known] = await accounts.readMany([account])
        assert.equal(known?.status, 'CONNECTED')
        await assert.rejects(
          sessions.withConnection(account, async () => undefined),
          { code: 'VENDOR_UNAVAILABLE' },
        )
      })
    })

    test('it tells its progress after every page, from nothing to all', async () => {
      await run(async ({ sync, told }, account) => {
        await sync.syncAccount(account, { kinds: ['MATTER'] })
        assert.deepEqual(
          told.map(({ phase, records, progress }) => [phase, records, progress]),
          [
            ['INITIAL', 0, null],
            ['INITIAL', 10, 0.4],
            ['INITIAL', 20, 0.8],
            ['INITIAL', 25, 1],
            ['LIVE', 25, null],
          ],
        )
      })
    })

    test('it tells when it will be done, going on as it did so far', async () => {
      await run(async ({ sync, vendor, clock, told }, account) => {
        vendor.beforePage = async (_kind, cursor) => {
          if (cursor !== '10') return
          while (told.length < 2) await new Promise((resolve) => setImmediate(resolve))
          clock.advance(6_000)
        }
        const began = clock.now().getTime()
        await sync.syncAccount(account, { kinds: ['MATTER'] })
        const ends = told.map(({ progress, estimatedEndAt }) => [
          progress,
          estimatedEndAt === null ? null : Date.parse(estimatedEndAt) - began,
        ])
        assert.deepEqual(ends, [
          [null, null],
          [0.4, 0],
          [0.8, 7_500],
          [1, 6_000],
          [null, null],
        ])
      })
    })

    test('kinds are begun in the order they refer to each other, two at once', async () => {
      await run(async ({ sync, vendor }, account) => {
        let reading = 0
        let most = 0
        const two = Promise.withResolvers<void>()
        vendor.beforePage = async () => {
          reading += 1
          most = Math.max(most, reading)
          if (reading === 2) two.resolve()
          await two.promise
          reading -= 1
        }
        await sync.syncAccount(account)
        const begun = vendor.pages.filter((page) => page.endsWith('start')).map((page) => page.split(' ')[0])
        // The two that run at once may ask in either order.
        assert.deepEqual(
          [new Set(begun.slice(0, 2)), begun.length, new Set(begun), most],
          [new Set(['USER', 'CONTACT']), 9, new Set(recordKinds), 2],
        )
        const money = ['EXPENSE', 'TRUST_ACCOUNT', 'INVOICE', 'TRUST_TRANSACTION', 'PAYMENT']
        assert.ok(money.every((kind) => begun.indexOf(kind) >= begun.indexOf('MATTER')))
      })
    })

    test('the next page is fetched while this one is saved, and saving does not wait for it', async () => {
      await run(async ({ sync, vendor }, account) => {
        const mirrored: (number | null)[] = []
        vendor.beforePage = async (_kind, cursor) => {
          if (cursor !== '10') return
          // The second page is asked for before the first can have been saved, and comes only after it was.
          mirrored.push(await count(account, 'MATTER'))
          while ((await count(account, 'MATTER')) === 0) await new Promise(setImmediate)
          mirrored.push(await count(account, 'MATTER'))
        }
        await sync.syncAccount(account, { kinds: ['MATTER'] })
        assert.deepEqual([mirrored.at(-1), await count(account, 'MATTER')], [10, 25])
      })
    })

    test('a page in an unknown form leaves its kind failing, with the reason, and the others live; it goes on from there', async () => {
      await run(async ({ sync, vendor }, account) => {
        vendor.beforePage = async (kind, cursor) => {
          if (kind === 'MATTER' && cursor === '20')
            throw new MattergraphError('DRIFT', 'matters[3].status: expected a string, came a number')
        }
        const failed = await sync.syncAccount(account)
        assert.deepEqual(
          failed.filter(({ phase }) => phase !== 'LIVE').map(({ kind, phase, records, lastError }) => [kind, phase, records, lastError]),
          [['MATTER', 'FAILING', 20, 'matters[3].status: expected a string, came a number']],
        )
        vendor.beforePage = async () => undefined
        vendor.pages.length = 0
        const healed = stateOf('MATTER', await sync.syncAccount(account))
        assert.deepEqual([healed.phase, healed.records, healed.lastError], ['LIVE', 25, null])
        assert.deepEqual(vendor.pages, ['MATTER 20'])
      })
    })

    test('what is complete is not read again unless asked for', async () => {
      await run(async ({ sync, vendor }, account) => {
        await sync.syncAccount(account, { kinds: ['USER'] })
        await sync.syncAccount(account, { kinds: ['USER'] })
        assert.deepEqual(vendor.pages, ['USER start'])
        await sync.syncAccount(account, { kinds: ['USER'], full: true })
        assert.deepEqual(vendor.pages, ['USER start', 'USER start'])
      })
    })

    test('what was not come across in a full read is asked for by itself: only what is absent counts as gone', async () => {
      await run(async ({ sync, vendor, clock }, account) => {
        await sync.syncAccount(account, { kinds: ['MATTER'] })
        clock.advance(1000)
        vendor.world.MATTER.splice(4, 1)
        for (const vendorId of ['m5', 'm6']) vendor.unlisted.add(vendorId)
        vendor.answers.set('m5', new MattergraphError('VENDOR_UNAVAILABLE', 'not now'))
        const matters = stateOf('MATTER', await sync.syncAccount(account, { kinds: ['MATTER'], full: true }))
        assert.deepEqual([matters.phase, matters.records], ['LIVE', 24])
        const keys = ['m4', 'm5', 'm6'].map((vendorId) => ({ account, vendorId }))
        const rows = await openMirrorReader(database()).readMany('MATTER', keys)
        assert.deepEqual(
          rows.map((row) => row?.deletedAt === null),
          [false, true, true],
        )
      })
    })

    test('who asks while it runs joins it; who asks for more comes after it', async () => {
      await run(async ({ sync, vendor }, account) => {
        const all = sync.syncAccount(account)
        await Promise.all([all, sync.syncAccount(account), sync.syncAccount(account, { kinds: ['USER'] })])
        assert.equal(vendor.pages.filter((page) => page === 'USER start').length, 1)
        await Promise.all([
          sync.syncAccount(account, { kinds: ['USER'], full: true }),
          sync.syncAccount(account, { kinds: ['CONTACT'], full: true }),
        ])
        assert.equal(vendor.pages.filter((page) => page === 'CONTACT start').length, 2)
      })
    })

    test('a session that dies between pages is renewed without losing the place', async () => {
      await run(async ({ sync, vendor }, account) => {
        let ended = false
        vendor.beforePage = async (_kind, cursor) => {
          if (cursor === '10' && !ended) vendor.endSessions()
          ended ||= cursor === '10'
        }
        const matters = stateOf('MATTER', await sync.syncAccount(account, { kinds: ['MATTER'] }))
        assert.deepEqual([matters.phase, matters.records, vendor.signIns.length], ['LIVE', 25, 2])
        assert.deepEqual(vendor.pages, ['MATTER start', 'MATTER 10', 'MATTER 20'])
      })
    })

    test('an account that needs a person fails every kind with what to do', async () => {
      await run(async ({ sync, vendor }, account) => {
        vendor.endSessions()
        vendor.outcomes.push(async () => ({ outcome: 'WRONG_PASSWORD', detail: 'Wrong.' }))
        const states = await sync.syncAccount(account)
        assert.ok(states.every(({ phase, lastError }) => phase === 'FAILING' && lastError?.includes('Connect the account again')))
        assert.equal(vendor.signIns.length, 2)
      })
    })

    test('closing ends it after the pages under way; the next start goes on there', async () => {
      await run(async ({ sync, vendor, clock }, account) => {
        vendor.beforePage = async (_kind, cursor) => {
          if (cursor === '10') void sync.close()
        }
        await sync.syncAccount(account, { kinds: ['MATTER'] })
        await sync.close()
        vendor.beforePage = async () => undefined
        const read = vendor.pages.length
        await withEngine(database(), async (next) => void (await next.sync.syncAccount(account, { kinds: ['MATTER'] })), { vendor, clock })
        assert.equal(new Set(vendor.pages).size, vendor.pages.length)
        assert.ok(read < vendor.pages.length)
        assert.equal(await count(account, 'MATTER'), 25)
      })
    })
  })

  describe('a live read', () => {
    test('answers each key by itself: the record as it is now, its absence, or its error; and the mirror knows', async () => {
      await withEngine(database(), async ({ vendor, sessions, liveReads, sync, clock }) => {
        fill(vendor)
        const { key: account } = await sessions.connectAccount(aConnectRequest())
        await sync.syncAccount(account, { kinds: ['MATTER'] })
        clock.advance(1000)
        vendor.world.MATTER[0] = aMatter('m0', { title: 'New title' })
        vendor.world.MATTER.splice(1, 1)
        vendor.answers.set('m2', new MattergraphError('DRIFT', 'status: expected a string'))
        const results = await liveReads.readLive(account, 'MATTER', ['m0', 'm1', 'm2', 'm0', 'never'])
        const m0 = results.get('m0')
        assert.ok(m0 !== undefined && typeof m0 === 'object' && 'record' in m0)
        assert.deepEqual([m0.record.title, m0.syncedAt, m0.vendor], ['New title', clock.now().toISOString(), 'CLIO'])
        assert.deepEqual([results.size, results.get('m1'), results.get('never')], [4, 'ABSENT', 'ABSENT'])
        assert.ok(results.get('m2') instanceof MattergraphError)
        const keys = ['m0', 'm1', 'm2', 'never'].map((vendorId) => ({ account, vendorId }))
        const rows = await openMirrorReader(database()).readMany('MATTER', keys)
        assert.deepEqual(
          rows.map((row) => row && [row.record.title, row.deletedAt === null]),
          [['New title', true], ['Sample v. Example', false], ['Sample v. Example', true], null],
        )
      })
    })

    test('of nothing asks nobody', async () => {
      await withEngine(database(), async ({ vendor, sessions, liveReads }) => {
        const { key } = await sessions.connectAccount(aConnectRequest())
        vendor.endSessions()
        assert.equal((await liveReads.readLive(key, 'USER', [])).size, 0)
        assert.equal(vendor.signIns.length, 1)
      })
    })
  })
})
