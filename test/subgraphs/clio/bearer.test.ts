import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { Secret } from '../../../core/Secret.js'
import { SessionDeadError } from '../../../core/errors.js'
import type { VendorSession } from '../../../core/vendorAdapter.js'
import { sandboxClient } from '../../../sandbox/portal/logins.js'
import { type ClioVisit, hidden } from '../../sandbox/clio/withClio.js'
import { withClioAccount } from './withClioAccount.js'
import { effectsOf, newMarker } from './write/writeScene.js'

const tokens = z.object({ access_token: z.string(), refresh_token: z.string() })
const bearer = z.object({ kind: z.literal('bearer'), accessToken: z.string(), refreshToken: z.string(), expiresAt: z.string() })

const grant = async ({ signedIn, origin }: ClioVisit): Promise<z.output<typeof tokens>> => {
  const someone = await signedIn('sms@example.com')
  const redirect = `${origin}/oauth/approval`
  const query = new URLSearchParams({ response_type: 'code', client_id: sandboxClient.id, redirect_uri: redirect })
  const page = await someone.get(`/oauth/authorize?${query.toString()}`)
  const allowed = await someone.post('/oauth/authorize', { ...hidden(page), decision: 'allow' })
  const code = new URL(allowed.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const form = {
    client_id: sandboxClient.id,
    client_secret: sandboxClient.secret,
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirect,
  }
  return tokens.parse((await someone.post('/oauth/token', form)).json)
}

describe('Clio bearer sessions', () => {
  test('read like cookies do', () =>
    withClioAccount(async (account) => {
      const { access_token: accessToken, refresh_token: refreshToken } = await grant(account)
      const connection = account.open({ session: new Secret({ kind: 'bearer', accessToken, refreshToken, expiresAt: null }) })
      assert.deepEqual(await connection.readers.MATTER.readPage(null), await account.connection.readers.MATTER.readPage(null))
    }))

  test('open the API and no pages: a payment, of which a part stands on a page alone, says so', () =>
    withClioAccount(async (account) => {
      const { access_token: accessToken, refresh_token: refreshToken } = await grant(account)
      const { readers } = account.open({ session: new Secret({ kind: 'bearer', accessToken, refreshToken, expiresAt: null }) })
      assert.ok((await readers.INVOICE.readPage(null)).records.length > 0)
      await assert.rejects(readers.PAYMENT.readPage(null), { code: 'NOT_SUPPORTED_BY_VENDOR' })
    }))

  test('write over the API, a refused token aside, once; what is a form alone says so', () =>
    withClioAccount(async (account) => {
      const { refresh_token: refreshToken } = await grant(account)
      const { writers } = account.open({ session: new Secret({ kind: 'bearer', accessToken: 'revoked', refreshToken, expiresAt: null }) })
      const [matter] = (await account.connection.readers.MATTER.readPage(null)).records
      const entry = {
        matterId: matter?.vendorId ?? '',
        userId: null,
        date: '2026-03-02',
        durationSeconds: 600,
        description: 'Call',
        billable: true,
        activityCode: null,
        rate: null,
        referenceId: null,
        tags: [],
      }
      const { done, effects } = await effectsOf(account, async () => writers.timeEntry?.create(entry, newMarker()))
      assert.deepEqual(
        effects.map(({ id }) => id),
        [done?.vendorId],
      )
      const source = { method: 'cash', processor: null, transactionId: null }
      const payment = { invoiceId: '120001', amount: '1', date: '2026-03-02', source, payerId: null, memo: null }
      const refused = { code: 'NOT_SUPPORTED_BY_VENDOR', outcome: 'NOT_APPLIED' }
      await assert.rejects(async () => writers.invoicePayment?.create(payment, newMarker()), refused)
    }))

  test('a refused token is refreshed once for all, kept before use, and the read goes on', () =>
    withClioAccount(async (account) => {
      const { refresh_token: refreshToken } = await grant(account)
      const saved: VendorSession[] = []
      const connection = account.open({
        session: new Secret({ kind: 'bearer', accessToken: 'revoked', refreshToken, expiresAt: null }),
        saveSession: async (session) => void saved.push(session),
      })
      await account.countAfresh()
      await Promise.all([connection.readers.USER.readPage(null), connection.readers.CONTACT.readPage(null), connection.account()])
      assert.equal(await account.count('/oauth/token'), 1)
      assert.equal(saved.length, 1)
      const kept = bearer.parse(saved[0]?.reveal())
      assert.equal(kept.refreshToken, refreshToken)
      assert.notEqual(kept.accessToken, 'revoked')
      const days = (Date.parse(kept.expiresAt) - Date.now()) / 86_400_000
      assert.ok(days > 29 && days <= 30)
    }))

  test('a token whose time is over is refreshed before it is used', () =>
    withClioAccount(async (account) => {
      const { access_token: accessToken, refresh_token: refreshToken } = await grant(account)
      const connection = account.open({
        session: new Secret({ kind: 'bearer', accessToken, refreshToken, expiresAt: '2026-01-01T00:00:00.000Z' }),
      })
      await account.countAfresh()
      await connection.readers.USER.readPage(null)
      assert.deepEqual([await account.count('/oauth/token'), await account.count('/api/v4/users.json')], [1, 1])
    }))

  test('without a refresh token, or with a dead one, the session is dead', () =>
    withClioAccount(async (account) => {
      for (const refreshToken of [null, 'revoked']) {
        const connection = account.open({ session: new Secret({ kind: 'bearer', accessToken: 'revoked', refreshToken, expiresAt: null }) })
        await assert.rejects(connection.account(), (thrown) => thrown instanceof SessionDeadError)
      }
    }))
})
