import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret } from '../../core/Secret.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Json } from '../../core/record/scalars.js'
import type { ConnectionOptions, VendorConnection } from '../../core/vendorAdapter.js'
import { KeptSession } from '../../engine/sessions/KeptSession.js'
import { sessionLease } from '../../engine/sessions/sessionLease.js'
import type { SignInRequest } from '../../engine/sessions/Sessions.js'
import { assertLease, claimLease, extendLease, LeaseLostError } from '../../prisma/lease/leases.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { TestVendor } from './support/TestVendor.js'
import { aConnectRequest, type Engine, withEngine } from './support/withEngine.js'

const facts = async (connection: VendorConnection) => connection.account()

/** Two engines over one database and one vendor, as two processes are. */
describeOnEachDatabase('sessions of several processes', (database) => {
  const run = async (use: (one: Engine, other: Engine, vendor: TestVendor) => Promise<void>): Promise<void> => {
    const vendor = new TestVendor()
    await withEngine(database(), async (one) => withEngine(database(), async (other) => use(one, other, vendor), { vendor }), { vendor })
  }

  test('a session that ended is renewed by one sign-in, whichever process meets its end', async () => {
    await run(async (one, other, vendor) => {
      const { key } = await one.sessions.connectAccount(aConnectRequest())
      await Promise.all([one.sessions.withConnection(key, facts), other.sessions.withConnection(key, facts)])
      vendor.endSessions()
      const calls = Array.from({ length: 10 }, async (_, index) => (index % 2 === 0 ? one : other).sessions.withConnection(key, facts))
      assert.equal(new Set((await Promise.all(calls)).map(({ firmName }) => firmName)).size, 1)
      assert.equal(vendor.signIns.length, 2)
    })
  })

  test('two processes that connect one new login make one account', async () => {
    await run(async (one, other) => {
      const request = aConnectRequest()
      const [left, right] = await Promise.all([one.sessions.connectAccount(request), other.sessions.connectAccount(request)])
      assert.equal(left.key, right.key)
    })
  })

  test('a refused login is tried by one process only', async () => {
    await run(async (one, other, vendor) => {
      const { key } = await one.sessions.connectAccount(aConnectRequest())
      await other.sessions.withConnection(key, facts)
      vendor.endSessions()
      const refuse = async () => ({ outcome: 'WRONG_PASSWORD' as const, detail: 'Wrong.' })
      vendor.outcomes.push(refuse, refuse)
      const calls = await Promise.allSettled([one.sessions.withConnection(key, facts), other.sessions.withConnection(key, facts)])
      assert.deepEqual(
        calls.map((call) => (call.status === 'rejected' ? Reflect.get(call.reason as Error, 'code') : 'answered')),
        ['ACCOUNT_NEEDS_CREDENTIALS', 'ACCOUNT_NEEDS_CREDENTIALS'],
      )
      assert.equal(vendor.signIns.length, 2)
    })
  })

  test('a challenge is answered in whichever process the person asks', async () => {
    await run(async (one, other, vendor) => {
      vendor.outcomes.push(async (request: SignInRequest) => {
        const given = await request.answer({ method: 'SMS', sentTo: '•••0100', options: [] })
        const again = await request.answer({ method: 'EMAIL', sentTo: 'a•••@example.com', options: [] })
        return given === '123456' && again === '654321'
          ? { outcome: 'SIGNED_IN', session: vendor.newSession() }
          : { outcome: 'WRONG_CODE', detail: 'That is not the code.' }
      })
      const { key, status } = await one.sessions.connectAccount(aConnectRequest())
      const [first] = await other.accounts.challenges([key])
      assert.equal(status, 'CHALLENGE')
      assert.equal((await other.sessions.answerChallenge(first?.id ?? '', '123456', 'key_test')).status, 'CHALLENGE')
      const [second] = await other.accounts.challenges([key])
      assert.equal(second?.method, 'EMAIL')
      assert.equal((await other.sessions.answerChallenge(second?.id ?? '', '654321', 'key_test')).status, 'CONNECTED')
      await assert.rejects(other.sessions.answerChallenge(first?.id ?? '', '123456', 'key_test'), { code: 'NOT_FOUND' })
      await other.sessions.withConnection(key, facts)
    })
  })

  test('a new process leaves the challenges of living ones alone', async () => {
    await run(async (one, _other, vendor) => {
      vendor.outcomes.push(async (request: SignInRequest) => {
        await request.answer({ method: 'SMS', sentTo: '•••0100', options: [] })
        return { outcome: 'SIGNED_IN', session: vendor.newSession() }
      })
      const { key } = await one.sessions.connectAccount(aConnectRequest())
      await withEngine(database(), async ({ accounts }) => assert.equal((await accounts.challenges([key]))[0]?.method, 'SMS'))
    })
  })

  test('a login that one process was given is used by the others, whose connections are opened anew', async () => {
    await run(async (one, other, vendor) => {
      const request = aConnectRequest()
      const { key } = await one.sessions.connectAccount(request)
      await other.sessions.withConnection(key, facts)
      const sessionUsed = async (): Promise<Json> => {
        let used: Json = null
        await other.sessions.withConnection(key, async (connection) => {
          used = vendor.sessionOf(connection)
        })
        return used
      }
      const before = await sessionUsed()
      await one.sessions.connectAccount(request)
      assert.deepEqual(await sessionUsed(), await one.vault.read(key, 'session'))
      assert.notDeepEqual(await sessionUsed(), before)
      await one.sessions.disconnectAccount(key, 'key_test')
      await assert.rejects(other.sessions.withConnection(key, facts), { code: 'ACCOUNT_NEEDS_CREDENTIALS' })
    })
  })

  const keptBy = async ({ vault }: Engine, key: AccountKey): Promise<KeptSession> =>
    new KeptSession({ database: database(), vault }, key, (await vault.version(key, 'session')) ?? 0)

  test('a refresh token that is good once is used once, however many processes find it spent', async () => {
    await run(async (one, other) => {
      const { key } = await one.sessions.connectAccount(aConnectRequest())
      await one.vault.write(key, 'session', { refresh: 0 })
      let refreshes = 0
      const refresh: Parameters<NonNullable<ConnectionOptions['renewSession']>>[0] = async (latest) => {
        if (JSON.stringify(latest.reveal()) !== '{"refresh":0}') return latest
        refreshes += 1
        await new Promise(setImmediate)
        return new Secret({ refresh: refreshes })
      }
      const kept = await Promise.all([keptBy(one, key), keptBy(one, key), keptBy(other, key), keptBy(other, key)])
      const renewed = await Promise.all(kept.map(async (session) => session.renew(refresh)))
      assert.deepEqual([refreshes, renewed.map((session) => session.reveal())], [1, Array.from({ length: 4 }, () => ({ refresh: 1 }))])
      assert.deepEqual(await Promise.all(kept.map(async (session) => session.isOutdated())), [false, false, false, false])
    })
  })

  test('what a connection of an earlier session is given late replaces no newer one', async () => {
    await run(async (one, other) => {
      const { key } = await one.sessions.connectAccount(aConnectRequest())
      const [early, late] = [await keptBy(one, key), await keptBy(other, key)]
      await late.save(new Secret({ token: 'newer' }))
      await early.save(new Secret({ token: 'late' }))
      assert.deepEqual([await one.vault.read(key, 'session'), await early.isOutdated()], [{ token: 'newer' }, true])
    })
  })

  test('who was paused and lost the lease writes nothing', async () => {
    await run(async (one) => {
      const { key } = await one.sessions.connectAccount(aConnectRequest())
      const paused = await claimLease(database(), sessionLease(key), { forMs: 0, byForce: false })
      const next = await claimLease(database(), sessionLease(key), { forMs: 60_000, byForce: false })
      assert.ok(paused !== null && next !== null)
      assert.equal(await extendLease(database(), paused, 60_000), false)
      await assert.rejects(one.vault.writeUnder(paused, key, 'session', { token: 'late' }), LeaseLostError)
      await database().transaction(async (sql) => assertLease(sql, next))
      assert.equal(await claimLease(database(), sessionLease(key), { forMs: 1, byForce: false }), null)
    })
  })
})
