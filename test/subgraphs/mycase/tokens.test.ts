import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret } from '../../../core/Secret.js'
import { MattergraphError, SessionDeadError } from '../../../core/errors.js'
import { parseAccountKey } from '../../../core/recordId.js'
import type { VendorSession } from '../../../core/vendorAdapter.js'
import { mycase } from '../../../subgraphs/mycase/mycase.js'
import { systemClock } from '../../../bin/systemClock.js'
import { sandboxClient } from '../../../sandbox/portal/logins.js'
import { withMyCase } from '../../sandbox/mycase/withMyCase.js'
import { sessionOf, withConnection } from './withConnection.js'
import { noBrowser } from '../../support/noBrowser.js'

const hourMs = 3_600_000

test('parallel reads after the token ran out make one refresh, whose result is saved', () =>
  withConnection(async ({ connection, runAhead, requests, saved }) => {
    await runAhead(25 * hourMs)
    await Promise.all([
      connection.readers.USER.readPage(null),
      connection.readers.TIME_ENTRY.readPage(null),
      connection.readers.MATTER.readMany(['41007001']),
    ])
    assert.equal((await requests())['/tokens'], 1)
    assert.equal(saved.length, 1)
  }))

test('a token the vendor refuses before its time is refreshed once for all who met the refusal', () =>
  withMyCase(async (portal) => {
    const session = (await sessionOf(portal)).reveal()
    const stale = { ...session, tokens: { ...session.tokens, accessToken: 'revoked' } }
    const order: string[] = []
    const connection = open(portal.origin, new Secret(stale), async () => void order.push('saved'))
    try {
      await Promise.all([connection.readers.USER.readPage(null), connection.readers.USER.readPage(null), connection.account()])
      assert.deepEqual(order, ['saved'])
    } finally {
      await connection.close()
    }
  }))

test('new tokens are saved before any request carries them', () =>
  withMyCase(async (portal) => {
    const session = (await sessionOf(portal)).reveal()
    const staffRequests = async (): Promise<number> => {
      const counts = (await portal.desk('GET', 'requests')) as readonly { readonly route: string; readonly count: number }[] // The desk's own form.
      return counts.find(({ route }) => route === '/v1/staff')?.count ?? 0
    }
    const atSave: number[] = []
    const connection = open(portal.origin, new Secret({ ...session, tokens: { ...session.tokens, accessToken: 'revoked' } }), async () => {
      atSave.push(await staffRequests())
    })
    try {
      await connection.readers.USER.readPage(null)
      assert.deepEqual([atSave, await staffRequests()], [[1], 2])
    } finally {
      await connection.close()
    }
  }))

test('a refresh token whose successor could not be saved is not used again: the pair is kept and saved at the next try', () =>
  withMyCase(async (portal) => {
    const session = (await sessionOf(portal)).reveal()
    const kept: VendorSession[] = []
    let failures = 1
    const connection = open(
      portal.origin,
      new Secret({ ...session, tokens: { ...session.tokens, accessToken: 'revoked' } }),
      async (one) => {
        failures -= 1
        if (failures >= 0) throw new Error('the vault is closed')
        kept.push(one)
      },
    )
    try {
      await assert.rejects(connection.readers.USER.readPage(null), /vault is closed/)
      assert.ok((await connection.readers.USER.readPage(null)).records.length > 0)
      assert.equal(kept.length, 1)
    } finally {
      await connection.close()
    }
  }))

test('a session the vendor knows no more is dead', () =>
  withConnection(async ({ connection, desk, saved }) => {
    await desk('POST', 'faults', { expireSessions: true })
    await assert.rejects(connection.readers.MATTER.readPage(null), SessionDeadError)
    await assert.rejects(connection.readers.MATTER.readMany(['41007001', '41007002']), SessionDeadError)
    await assert.rejects(connection.account(), SessionDeadError)
    assert.equal(saved.length, 0)
  }))

test('a portal that is down is unavailable, not a dead session', () =>
  withConnection(async ({ connection, desk, runAhead }) => {
    await runAhead(25 * hourMs)
    await desk('POST', 'faults', { next: [{ match: { path: '/tokens' }, do: 'error', status: 503 }] })
    await assert.rejects(
      connection.readers.USER.readPage(null),
      (error) => error instanceof MattergraphError && error.code === 'VENDOR_UNAVAILABLE',
    )
    assert.ok((await connection.readers.USER.readPage(null)).records.length > 0, 'the refresh token was not spent')
  }))

test('a stored session of another form is refused', () => {
  assert.throws(() => open('http://127.0.0.1:1', new Secret({ cookies: [] }), async () => {}), /not one of MyCase/)
})

const open = (origin: string, session: VendorSession, saveSession: (session: VendorSession) => Promise<void>) => {
  const account = parseAccountKey('test0001')
  assert.ok(account)
  return mycase.open(
    {
      portal: { web: origin, auth: origin, api: origin },
      session,
      account,
      oauth: { clientId: sandboxClient.id, clientSecret: new Secret(sandboxClient.secret), apiKey: null },
      clock: systemClock,
      limitScale: 1000,
      saveSession,
    },
    noBrowser,
  )
}
