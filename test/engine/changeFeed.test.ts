import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChangeReader } from '../../core/change/ChangeReader.js'
import type { FeedTurn } from '../../core/change/ChangeFeed.js'
import { openChangeFeed } from '../../engine/changes/openChangeFeed.js'
import { openLocalBus } from '../../engine/changes/openLocalBus.js'
import { wakeOnCommit } from '../../engine/changes/wakeOnCommit.js'
import { renewCapabilities } from '../../prisma/accounts/renewCapabilities.js'
import { setAccountStatus } from '../../prisma/accounts/setAccountStatus.js'
import { openChangeReader } from '../../prisma/change/openChangeReader.js'
import { trimNotices } from '../../prisma/change/readNotices.js'
import type { Database } from '../../prisma/Database.js'
import { upsertMany } from '../../prisma/mirror/upsertMany.js'
import { anAccount } from '../prisma/support/anAccount.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { ManualClock } from '../prisma/support/ManualClock.js'
import { aUser } from '../prisma/support/records.js'

const readAt = '2026-03-01T00:00:00.000Z'

/** Somebody who hears turns and can wait for them. */
const listener = () => {
  const turns: FeedTurn[] = []
  let heard = Promise.withResolvers<void>()
  return {
    turns,
    hear: (turn: FeedTurn): void => {
      turns.push(turn)
      heard.resolve()
    },
    /** Waits until something holds of all that was heard. */
    until: async (holds: (turns: readonly FeedTurn[]) => boolean): Promise<void> => {
      while (!holds(turns)) {
        heard = Promise.withResolvers()
        await heard.promise
      }
    },
  }
}

describeOnEachDatabase('the change feed', (quiet) => {
  const open = (clock = new ManualClock(), changes: Pick<ChangeReader, 'readAfter' | 'end'> = openChangeReader(quiet())) => {
    const bus = openLocalBus()
    const database: Database = wakeOnCommit(quiet(), bus)
    const onFault = (error: unknown): never => assert.fail(String(error))
    const feed = openChangeFeed({ sql: database, changes, bus, clock, onFault })
    const users = async (account: Parameters<typeof upsertMany>[1]['account'], ...names: string[]) =>
      database.transaction(async (sql) => upsertMany(sql, { account, kind: 'USER', readAt, records: names.map((name) => aUser(name)) }))
    return { database, feed, clock, users }
  }
  const idsOf = (turns: readonly FeedTurn[]): readonly string[] => turns.flatMap(({ changes }) => changes.map(({ vendorId }) => vendorId))

  test('tells everybody who listens what is committed from now on, once and in order, without a second passing', async () => {
    const { feed, users, database } = open()
    const { key: account } = await anAccount(database)
    await users(account, 'before')
    const [one, two] = [listener(), listener()]
    const [first] = await Promise.all([feed.listen(one.hear), feed.listen(two.hear)])
    assert.equal(first.position, await openChangeReader(database).end())
    for (const names of [['a', 'b'], ['c'], ['d', 'e', 'f']]) await users(account, ...names)
    for (const { until, turns } of [one, two]) {
      await until((all) => idsOf(all).length >= 6)
      assert.deepEqual(idsOf(turns), ['a', 'b', 'c', 'd', 'e', 'f'])
    }
    first.stop()
    const late = listener()
    await feed.listen(late.hear)
    await users(account, 'g')
    await late.until((all) => idsOf(all).length > 0)
    assert.deepEqual([idsOf(late.turns), idsOf(two.turns).at(-1), idsOf(one.turns).at(-1)], [['g'], 'g', 'f'])
    await feed.close()
  })

  test('whoever left holds up nobody who comes, however fast the log grows', async () => {
    const reader = openChangeReader(quiet())
    const { key: account } = await anAccount(quiet())
    let written = 0
    const { feed } = open(new ManualClock(), {
      end: () => reader.end(),
      // Each read finds something, and leaves something for the next.
      readAfter: async (after) => {
        written += 1
        await upsertMany(quiet(), { account, kind: 'USER', readAt, records: [aUser(`u${String(written)}`)] })
        return reader.readAfter(after)
      },
    })
    const one = listener()
    const first = await feed.listen(one.hear)
    await one.until((all) => idsOf(all).length >= 3)
    first.stop()
    const next = listener()
    await feed.listen(next.hear)
    await next.until((all) => idsOf(all).length >= 3)
    await feed.close()
  })

  test('finds what another process committed at the next look, a second later', async () => {
    const { feed, clock, database } = open()
    const { key: account } = await anAccount(database)
    const { hear, until, turns } = listener()
    await feed.listen(hear)
    await upsertMany(quiet(), { account, kind: 'USER', readAt, records: [aUser('elsewhere')] })
    while (idsOf(turns).length === 0) {
      clock.advance(1_000)
      await Promise.race([until((all) => idsOf(all).length > 0), new Promise((resolve) => setImmediate(resolve))])
    }
    assert.deepEqual(idsOf(turns), ['elsewhere'])
    await feed.close()
  })

  test('notices accounts that are no longer what they were, each once a turn, and no other', async () => {
    const { feed, database } = open()
    const accounts = [await anAccount(database), await anAccount(database), await anAccount(database)].map(({ key }) => key)
    const { hear, until, turns } = listener()
    await feed.listen(hear)
    const capability = { kind: 'USER', operation: 'READ', channel: 'API', mutation: null } as const
    await database.transaction(async (sql) => {
      await renewCapabilities(sql, 'CLIO', [capability])
      await renewCapabilities(sql, 'CLIO', [capability])
    })
    const noticed = (): readonly string[] => turns.flatMap((turn) => turn.accounts.map(({ account }) => account))
    await until(() => accounts.every((account) => noticed().includes(account)))
    assert.equal(new Set(noticed()).size, noticed().length)
    turns.length = 0
    const [first = assert.fail()] = accounts
    await setAccountStatus(database, first, { status: 'VENDOR_DOWN', detail: 'x', act: null })
    await setAccountStatus(database, first, { status: 'VENDOR_DOWN', detail: 'x', act: null })
    await until(() => noticed().length > 0)
    assert.deepEqual(noticed(), [first])
    assert.deepEqual(turns[0]?.accounts[0]?.tenant, 'firm')
    await feed.close()
  })

  test('notices are forgotten after some minutes', async () => {
    await quiet().query(`update notice set noticed_at = now() - interval '11 minutes'`)
    await anAccount(quiet())
    await trimNotices(quiet())
    assert.deepEqual(await quiet().query('select count(*)::int as count from notice'), [{ count: 1 }])
  })
})
