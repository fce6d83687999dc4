import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { Secret } from '../../../core/Secret.js'
import { systemClock } from '../../../bin/systemClock.js'
import type { Clock } from '../../../core/clock.js'
import { MattergraphError, SessionDeadError } from '../../../core/errors.js'
import type { VendorSession } from '../../../core/vendorAdapter.js'
import { isSignedOut } from '../../../subgraphs/practicepanther/isSignedOut.js'
import { practicepanther } from '../../../subgraphs/practicepanther/practicepanther.js'
import { practicePantherSession } from '../../../subgraphs/practicepanther/PracticePantherSession.js'
import { tokenOn, type Visit, withPracticePanther } from '../../sandbox/practicepanther/withPracticePanther.js'
import { forgetRequests, oauthClient, requestsTo, withConnection } from './openTo.js'
import { noBrowser } from '../../support/noBrowser.js'

const tokenAnswer = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() })

/** A session of tokens alone, granted by the signed-in user. */
const tokenSession = async (visit: Visit): Promise<VendorSession> => {
  const browser = await visit.signedIn()
  const asked = { response_type: 'code', client_id: oauthClient.clientId, redirect_uri: 'http://127.0.0.1:9/callback', state: 's' }
  const page = await browser.get(`/OAuth/Authorize?${new URLSearchParams(asked).toString()}`)
  const sent = await browser.post('/OAuth/Authorize', { ...asked, decision: 'allow', __RequestVerificationToken: tokenOn(page) })
  const code = new URL(sent.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: asked.redirect_uri,
    client_id: oauthClient.clientId,
    client_secret: oauthClient.clientSecret.reveal(),
  }
  const { access_token, refresh_token, expires_in } = tokenAnswer.parse((await browser.post('/OAuth/Token', form)).json)
  const expiresAt = new Date(Date.now() + expires_in * 1000).toISOString()
  return new Secret({ cookies: [], token: { accessToken: access_token, refreshToken: refresh_token, expiresAt } })
}

const clockAhead = (milliseconds: number): Clock => ({ ...systemClock, now: () => new Date(Date.now() + milliseconds) })
const twoDays = 2 * 24 * 60 * 60_000

describe("PracticePanther's session", () => {
  it('is dead when the cookie no longer counts, though the answer is a page with status 200', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async (connection) => {
        await visit.desk('POST', 'faults', { expireSessions: true })
        await assert.rejects(connection.readers.MATTER.readPage(null), SessionDeadError)
        await assert.rejects(connection.readers.USER.readMany(['11111111-2222-4333-8444-555555555555']), SessionDeadError)
        await assert.rejects(connection.account(), SessionDeadError)
      }),
    ))

  it('is dead when the login page comes with status 200 though the session lives', async () =>
    withPracticePanther(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        await visit.desk('POST', 'faults', { drift: 'soft-login-page' })
        for (const reader of Object.values(readers)) await assert.rejects(reader.readPage(null), SessionDeadError)
      }),
    ))

  it('is told by every sign the vendor gives', () => {
    const answer = (status: number, text = '', headers: Readonly<Record<string, string>> = {}) =>
      isSignedOut({ status, text, headers, url: 'https://app.practicepanther.com/Project/' })
    assert.ok(answer(401))
    assert.ok(answer(302, '', { location: '/?ReturnUrl=%2FProject%2F' }))
    assert.ok(answer(302, '', { location: 'https://app.practicepanther.com/' }))
    assert.ok(answer(200, '<form id="loginForm">', { 'content-type': 'text/html; charset=utf-8' }))
    assert.ok(answer(400, '{"error":"invalid_grant"}'))
    assert.ok(!answer(302, '', { location: '/Project/Details/1' }))
    assert.ok(!answer(200, '[{"notes":"<form id=\\"loginForm\\">"}]', { 'content-type': 'application/json' }))
    assert.ok(!answer(400, '{"message":"The request is invalid."}'))
  })

  it('reads with a bearer token alone', async () =>
    withPracticePanther(async (visit) =>
      withConnection(
        visit,
        async ({ readers }) => {
          assert.equal((await readers.MATTER.readPage(null)).records.length, 24)
        },
        { session: await tokenSession(visit), oauth: oauthClient },
      ),
    ))

  it('refreshes a token that is over, once for all who ask, and keeps the new pair before using it', async () =>
    withPracticePanther(async (visit) => {
      const session = await tokenSession(visit)
      const saved: VendorSession[] = []
      await visit.desk('POST', 'faults', { clockSkewMs: twoDays })
      await forgetRequests(visit)
      await withConnection(
        visit,
        async ({ readers }) => {
          await Promise.all([readers.MATTER.readPage(null), readers.USER.readPage(null), readers.CONTACT.readPage(null)])
        },
        {
          session,
          oauth: oauthClient,
          clock: clockAhead(twoDays),
          saveSession: async (renewed) => {
            saved.push(renewed)
          },
        },
      )
      assert.equal((await requestsTo(visit))['/OAuth/Token'], 1)
      assert.equal(saved.length, 1)
      const [before, after] = [session, saved[0]].map((one) => practicePantherSession.parse(one?.reveal()).token)
      assert.notEqual(after?.refreshToken, before?.refreshToken)
      await withConnection(visit, async ({ readers }) => assert.ok((await readers.USER.readPage(null)).records.length > 0), {
        session: saved[0] ?? assert.fail('nothing was saved'),
        oauth: oauthClient,
        clock: clockAhead(twoDays),
      })
    }))

  it('refreshes a token that was revoked early', async () =>
    withPracticePanther(async (visit) => {
      const session = practicePantherSession.parse((await tokenSession(visit)).reveal())
      assert.ok(session.token !== null)
      const revoked = new Secret({ ...session, token: { ...session.token, accessToken: 'revoked' } })
      await withConnection(visit, async ({ readers }) => assert.ok((await readers.USER.readPage(null)).records.length > 0), {
        session: revoked,
        oauth: oauthClient,
      })
    }))

  it('sends a write whose token is refused with the next one, once', async () =>
    withPracticePanther(async (visit) => {
      const [account] = await visit.list('/api/v2/accounts?$top=1')
      const banks = await visit.list('/api/v2/bankaccounts')
      const deposit = {
        trustAccountId: String(banks.find(({ type }) => type === 'Trust')?.['id']),
        clientId: String(account?.['id']),
        matterId: null,
        amount: '10',
        date: '2026-02-18',
        source: { method: 'cash', processor: null, transactionId: null },
        memo: null,
      }
      let renewed = 0
      const saveSession = async (): Promise<void> => void (renewed += 1)
      const options = { session: await tokenSession(visit), oauth: oauthClient, saveSession }
      await visit.desk('POST', 'faults', { next: [{ match: { method: 'POST', path: '/api/payment' }, do: 'error', status: 401 }] })
      await withConnection(visit, async ({ writers }) => void (await writers.trustDeposit?.create(deposit, 'mg-0123456789abcdef')), options)
      assert.deepEqual([renewed, await visit.effects()], [1, ['create trust-transactions']])
    }))

  it('is dead when the refresh token was spent elsewhere, or there is no client to use it with', async () =>
    withPracticePanther(async (visit) => {
      const session = practicePantherSession.parse((await tokenSession(visit)).reveal())
      assert.ok(session.token !== null)
      const spent = new Secret({ ...session, token: { ...session.token, accessToken: 'revoked', refreshToken: 'f'.repeat(32) } })
      const read = async (oauth: typeof oauthClient | null): Promise<void> =>
        withConnection(visit, async ({ readers }) => assert.rejects(readers.USER.readPage(null), SessionDeadError), {
          session: spent,
          oauth,
        })
      await read(oauthClient)
      await read(null)
    }))

  it('is refused when it is another vendor’s', () => {
    assert.throws(
      () =>
        practicepanther.open(
          {
            portal: { web: '', auth: '', api: '' },
            session: new Secret({ kind: 'bearer' }),
            account: 'testtest' as never, // Never read: the session is looked at first.
            oauth: null,
            clock: systemClock,
            limitScale: 1,
            saveSession: async () => {},
          },
          noBrowser,
        ),
      (thrown) => thrown instanceof MattergraphError && thrown.code === 'INTERNAL',
    )
  })

  it('waits as long as the vendor says when it is throttled', async () =>
    withPracticePanther(async (visit) => {
      const pauses: number[] = []
      const clock: Clock = {
        ...systemClock,
        sleep: async (milliseconds) => {
          pauses.push(milliseconds)
          await visit.desk('DELETE', 'faults')
        },
      }
      await withConnection(
        visit,
        async ({ readers }) => {
          await visit.desk('POST', 'faults', { next: [{ match: { path: '/api/v2/users' }, do: 'error', status: 429 }] })
          assert.ok((await readers.USER.readPage(null)).records.length > 0)
          assert.ok(pauses.length > 0)
        },
        { clock },
      )
    }))
})
