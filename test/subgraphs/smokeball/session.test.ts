import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import type { Json } from '../../../core/record/scalars.js'
import { Secret } from '../../../core/Secret.js'
import { systemClock } from '../../../bin/systemClock.js'
import { SessionDeadError } from '../../../core/errors.js'
import type { VendorSession } from '../../../core/vendorAdapter.js'
import { withSmokeballAccount } from './withSmokeballAccount.js'

const hourMs = 3_600_000
const tokens = z.looseObject({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.string() })

describe('Smokeball sessions', () => {
  test('an access token the portal no longer takes is renewed once for all who wait, and saved', () =>
    withSmokeballAccount(async ({ open, desk, requests, countAfresh, session }) => {
      const saved: VendorSession[] = []
      const connection = open({ saveSession: async (renewed) => void saved.push(renewed) })
      await desk('POST', 'faults', { clockSkewMs: 1.01 * hourMs })
      await countAfresh()
      const { readers } = connection
      const [users, contacts] = await Promise.all([
        readers.USER.readPage(null),
        readers.CONTACT.readPage(null),
        readers.MATTER.readPage(null),
      ])
      assert.ok(users.records.length > 0 && contacts.records.length > 0)
      assert.equal((await requests())['POST /oauth2/token'], 1)
      const [renewed, ...others] = saved.map((one) => tokens.parse(one.reveal()))
      assert.equal(others.length, 0)
      assert.notEqual(renewed?.accessToken, session.accessToken)
      assert.equal(renewed?.refreshToken, session.refreshToken)
    }))

  test('a token near its end is renewed before it is used', () =>
    withSmokeballAccount(async ({ open, requests, countAfresh, session }) => {
      const soon = { ...session, expiresAt: new Date(Date.now() + 30_000).toISOString() } as Json
      const connection = open({ session: new Secret(soon), clock: systemClock })
      await countAfresh()
      await connection.readers.USER.readPage(null)
      assert.deepEqual(await requests(), { 'POST /oauth2/token': 1, 'GET /staff': 1 })
    }))

  test('a saved session opens a connection again', () =>
    withSmokeballAccount(async ({ open, desk }) => {
      const saved: VendorSession[] = []
      await desk('POST', 'faults', { clockSkewMs: 1.01 * hourMs })
      await open({ saveSession: async (renewed) => void saved.push(renewed) }).readers.USER.readPage(null)
      const [session] = saved
      assert.ok(session)
      assert.ok((await open({ session }).readers.USER.readPage(null)).records.length > 0)
    }))

  test('when the refresh token is refused too, the session is dead', () =>
    withSmokeballAccount(async ({ connection, desk }) => {
      await desk('POST', 'faults', { expireSessions: true })
      for (const reader of Object.values(connection.readers)) await assert.rejects(reader.readPage(null), SessionDeadError)
      await assert.rejects(connection.readers.CONTACT.readMany(['00000000-0000-4000-8000-000000000000']), SessionDeadError)
      await assert.rejects(connection.account(), SessionDeadError)
    }))

  test('a session of another vendor’s is refused when it is opened', () =>
    withSmokeballAccount(async ({ open }) => {
      assert.throws(() => open({ session: new Secret({ cookies: [] }) }), { code: 'INTERNAL' })
    }))

  test('a wrong API key is a refusal, not a dead session', () =>
    withSmokeballAccount(async ({ open, session }) => {
      const wrong = { ...session, apiKey: 'wrong' } as Json
      const connection = open({ session: new Secret(wrong) })
      await assert.rejects(connection.readers.USER.readPage(null), { code: 'VENDOR_REJECTED' })
    }))

  test('the account is the firm, its zone by its state, the signed-in staff member and what the token’s scopes open', () =>
    withSmokeballAccount(async ({ connection, desk }) => {
      const facts = await connection.account()
      const [demo] = z
        .array(z.looseObject({ id: z.string(), firstName: z.string(), lastName: z.string() }))
        .parse(await desk('GET', 'records/users'))
      assert.equal(facts.userId, demo?.id)
      assert.equal(facts.userName, `${String(demo?.firstName)} ${String(demo?.lastName)}`)
      assert.equal(facts.currency, 'USD')
      assert.equal(facts.region, 'US')
      assert.match(facts.timeZone, /^America\//)
      assert.ok(facts.entitlements.includes('matters') && facts.entitlements.includes('time'))
    }))
})

describe('Smokeball limits', () => {
  test('five requests a second are kept: a portal that counts refuses none', () =>
    withSmokeballAccount(
      async ({ open, portal }) => {
        const refused: number[] = []
        const { readers } = open({ limitScale: 4 })
        await Promise.all(
          Array.from({ length: 30 }, () =>
            readers.USER.readPage(null).catch((error: unknown) => refused.push(Number(error !== undefined))),
          ),
        )
        assert.deepEqual(refused, [])
        const counts = z
          .array(z.object({ route: z.string(), count: z.number() }))
          .parse(await (await fetch(`${portal.origin}/_sandbox/requests`)).json())
        assert.equal(counts.find(({ route }) => route === '/staff')?.count, 30)
      },
      { limitScale: 4 },
    ))

  test('a refused request waits and is asked again', () =>
    withSmokeballAccount(async ({ connection, desk }) => {
      await desk('POST', 'faults', { next: [{ match: { path: '/staff' }, times: 1, do: 'error', status: 429 }] })
      assert.ok((await connection.readers.USER.readPage(null)).records.length > 0)
    }))
})
