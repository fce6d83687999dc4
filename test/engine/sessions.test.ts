import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAuditReader } from '../../prisma/audit/openAuditReader.js'
import { freeLeases } from '../../prisma/lease/leases.js'
import { TOTP } from 'otpauth'
import { Secret } from '../../core/Secret.js'
import { MattergraphError, SessionDeadError } from '../../core/errors.js'
import { type AccountKey, formatAccountId } from '../../core/recordId.js'
import { recordKinds } from '../../core/recordKind.js'
import type { ChallengeRequest, SignInOutcome, VendorConnection } from '../../core/vendorAdapter.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import type { SignInRequest } from '../../engine/sessions/Sessions.js'
import type { TestVendor } from './support/TestVendor.js'
import { aConnectRequest, type Engine, withEngine } from './support/withEngine.js'

const facts = async (connection: VendorConnection) => connection.account()
const minute = 60_000

/** What an account says of itself. */
const standing = async ({ accounts }: Engine, key: AccountKey): Promise<readonly (string | null)[]> => {
  const [account] = await accounts.readMany([key])
  return [account?.status ?? null, account?.statusDetail ?? null]
}

const refusedWith =
  (code: string, message = /./) =>
  (error: unknown): true => {
    assert.ok(error instanceof MattergraphError)
    assert.equal(error.code, code)
    assert.match(error.message, message)
    return true
  }

/** A sign-in that asks for something and ends with a session when the answer is this. */
const asking =
  (vendor: TestVendor, challenge: ChallengeRequest, right: string) =>
  async (request: SignInRequest): Promise<SignInOutcome> => {
    const given = await request.answer(challenge)
    if (given === null) return { outcome: 'CHALLENGE', challenge }
    return given === right
      ? { outcome: 'SIGNED_IN', session: vendor.newSession() }
      : { outcome: 'WRONG_CODE', detail: 'That is not the code.' }
  }

const textMessage: ChallengeRequest = { method: 'SMS', sentTo: '•••0100', options: [] }

describeOnEachDatabase('sessions', (database) => {
  const run = async (use: (engine: Engine) => Promise<void>): Promise<void> => withEngine(database(), use)

  test('an account is connected: what it is, its consent and its sealed secrets are kept together', async () => {
    await run(async ({ sessions, accounts, vault }) => {
      const request = aConnectRequest({ totpSecret: new Secret('MATTERGRAPHSANDBOXDEMOSECRETAAAA') })
      const account = await sessions.connectAccount(request)
      assert.deepEqual(
        [account.status, account.firmName, account.timeZone, account.currency, account.userId, account.entitlements, account.consent],
        ['CONNECTED', 'Example and Sample', 'America/New_York', 'USD', 'u1', ['matters'], request.consent],
      )
      assert.deepEqual(
        account.capabilities.filter(({ operation }) => operation === 'READ').map(({ kind }) => kind),
        recordKinds,
      )
      assert.deepEqual(await accounts.readMany([account.key]), [account])
      const { code: _, password, totpSecret, ...login } = request.login
      const sealed = { ...login, password: password.reveal(), totpSecret: totpSecret?.reveal() }
      assert.deepEqual(await vault.read(account.key, 'login'), sealed)
      assert.equal((await sessions.withConnection(account.key, facts)).firmName, 'Example and Sample')
    })
  })

  test('the same login again renews its account; another one is another account', async () => {
    await run(async ({ sessions }) => {
      const request = aConnectRequest()
      const first = await sessions.connectAccount(request)
      const [second, third] = await Promise.all([
        sessions.connectAccount({ ...request, login: { ...request.login, password: new Secret('Another-2026!') } }),
        sessions.connectAccount({ ...request, login: { ...request.login, username: request.login.username.toUpperCase() } }),
      ])
      const other = await sessions.connectAccount(aConnectRequest())
      assert.deepEqual([second.key, third.key, second.createdAt], [first.key, first.key, first.createdAt])
      assert.notEqual(other.key, first.key)
    })
  })

  test('two connects of one new login at once make one account', async () => {
    await run(async ({ sessions }) => {
      const request = aConnectRequest()
      const [left, right] = await Promise.all([sessions.connectAccount(request), sessions.connectAccount(request)])
      assert.equal(left.key, right.key)
    })
  })

  test('a refused first login keeps nothing', async () => {
    await run(async ({ sessions, vendor, accounts }) => {
      const before = await accounts.all()
      vendor.outcomes.push(async () => ({ outcome: 'WRONG_PASSWORD', detail: 'Wrong e-mail or password.' }))
      await assert.rejects(sessions.connectAccount(aConnectRequest()), refusedWith('ACCOUNT_NEEDS_CREDENTIALS', /Wrong e-mail or password/))
      assert.deepEqual(await accounts.all(), before)
    })
  })

  test('a mistyped password given for a working account leaves it working', async () => {
    await run(async (engine) => {
      const { sessions, vendor } = engine
      const request = aConnectRequest()
      const { key } = await sessions.connectAccount(request)
      vendor.outcomes.push(async () => ({ outcome: 'WRONG_PASSWORD', detail: 'Wrong.' }))
      await assert.rejects(sessions.connectAccount(request), refusedWith('ACCOUNT_NEEDS_CREDENTIALS'))
      assert.deepEqual(await standing(engine, key), ['CONNECTED', null])
      await sessions.withConnection(key, facts)
    })
  })

  test('an unknown region is refused before anybody signs in', async () => {
    await run(async ({ sessions, vendor }) => {
      await assert.rejects(
        sessions.connectAccount({ ...aConnectRequest(), region: 'moon' }),
        refusedWith('BAD_USER_INPUT', /expected one of us, eu/),
      )
      assert.equal(vendor.signIns.length, 0)
    })
  })

  test('a dead session is renewed by one sign-in, however many wait, and every call is answered', async () => {
    await run(async ({ sessions, vendor }) => {
      const { key } = await sessions.connectAccount(aConnectRequest())
      await sessions.withConnection(key, facts)
      for (const round of [2, 3]) {
        vendor.endSessions()
        const answers = await Promise.all(Array.from({ length: 10 }, async () => sessions.withConnection(key, facts)))
        assert.ok(answers.every(({ firmName }) => firmName === 'Example and Sample'))
        assert.equal(vendor.signIns.length, round)
      }
    })
  })

  test('calls that come while a dead connection is let go of are all answered, at whatever moment they come', async () => {
    await run(async ({ sessions, vendor }) => {
      const { key } = await sessions.connectAccount(aConnectRequest())
      for (let round = 0; round < 8; round += 1) {
        await sessions.withConnection(key, facts)
        vendor.endSessions()
        const answers: Promise<unknown>[] = []
        for (let call = 0; call < 40; call += 1) {
          answers.push(sessions.withConnection(key, facts))
          await new Promise((resolve) => setImmediate(resolve))
        }
        await Promise.all(answers)
      }
      assert.equal(vendor.openConnections, 1)
    })
  })

  test('a session outlives the process: the next one uses it without signing in', async () => {
    await run(async ({ sessions, vendor, clock }) => {
      const { key } = await sessions.connectAccount(aConnectRequest())
      await withEngine(database(), async (next) => void (await next.sessions.withConnection(key, facts)), { vendor, clock })
      assert.equal(vendor.signIns.length, 1)
    })
  })

  test('an account of an earlier release can do what this one can', async () => {
    await run(async ({ sessions, vendor, clock, accounts }) => {
      const { key, capabilities } = await sessions.connectAccount(aConnectRequest())
      await database().query(`update account set capabilities = '[]' where key = $1::text`, [key])
      await withEngine(database(), async () => undefined, { vendor, clock })
      const [account] = await accounts.readMany([key])
      assert.deepEqual(account?.capabilities, capabilities)
    })
  })

  test('connections are closed when nobody uses them any more', async () => {
    let seen: TestVendor | undefined
    await run(async ({ sessions, vendor }) => {
      seen = vendor
      const { key } = await sessions.connectAccount(aConnectRequest())
      await sessions.withConnection(key, facts)
      vendor.endSessions()
      await sessions.withConnection(key, facts)
      assert.equal(vendor.openConnections, 1)
    })
    assert.equal(seen?.openConnections, 0)
  })

  const refusals = [
    ['WRONG_PASSWORD', 'NEEDS_CREDENTIALS', 'ACCOUNT_NEEDS_CREDENTIALS'],
    ['WRONG_CODE', 'NEEDS_CREDENTIALS', 'ACCOUNT_NEEDS_CREDENTIALS'],
    ['LOCKED', 'NEEDS_CREDENTIALS', 'ACCOUNT_NEEDS_CREDENTIALS'],
    ['REFUSED', 'NEEDS_CREDENTIALS', 'ACCOUNT_NEEDS_CREDENTIALS'],
  ] as const
  for (const [outcome, status, code] of refusals) {
    test(`${outcome} at a renewal: the account is ${status}, and nobody signs in again until the login changes`, async () => {
      await run(async (engine) => {
        const { sessions, vendor, clock } = engine
        const request = aConnectRequest()
        const { key } = await sessions.connectAccount(request)
        vendor.endSessions()
        vendor.outcomes.push(async () => ({ outcome, detail: 'The portal says no.' }))
        const refused = await sessions.withConnection(key, facts).catch((error: unknown) => error)
        refusedWith(code, /The portal says no/)(refused)
        assert.ok(refused instanceof MattergraphError)
        assert.deepEqual([refused.accountId, refused.vendor], [formatAccountId({ vendor: 'CLIO', account: key }), 'CLIO'])
        assert.match((await standing(engine, key)).join(' '), new RegExp(`^${status} .*The portal says no`))
        clock.advance(60 * minute)
        await assert.rejects(sessions.withConnection(key, facts), refusedWith(code, /The portal says no/))
        assert.equal(vendor.signIns.length, 2)
        await sessions.connectAccount(request)
        assert.deepEqual(await standing(engine, key), ['CONNECTED', null])
        await sessions.withConnection(key, facts)
      })
    })
  }

  test('a call that was on its way when the login was refused does not sign in again', async () => {
    await run(async ({ sessions, vendor }) => {
      const { key } = await sessions.connectAccount(aConnectRequest())
      vendor.endSessions()
      vendor.outcomes.push(async () => ({ outcome: 'WRONG_PASSWORD', detail: 'Wrong.' }))
      const calls = await Promise.allSettled(
        Array.from({ length: 30 }, async (_, index) => {
          for (let turn = 0; turn < index; turn += 1) await new Promise(setImmediate)
          return sessions.withConnection(key, facts)
        }),
      )
      for (const call of calls) refusedWith('ACCOUNT_NEEDS_CREDENTIALS')(call.status === 'rejected' ? call.reason : undefined)
      assert.equal(vendor.signIns.length, 2)
    })
  })

  const passing = [
    [{ outcome: 'UNAVAILABLE', detail: 'No answer.' }, 'VENDOR_DOWN', 'VENDOR_UNAVAILABLE', minute],
    [{ outcome: 'DRIFT', detail: 'A new page.', screenshot: 'shot.png' }, 'DRIFTED', 'DRIFT', 11 * minute],
  ] as const
  for (const [outcome, status, code, rest] of passing) {
    test(`${outcome.outcome} at a renewal: the account is ${status}, and is asked again after a while`, async () => {
      await run(async (engine) => {
        const { sessions, vendor, clock } = engine
        const { key } = await sessions.connectAccount(aConnectRequest())
        vendor.endSessions()
        vendor.outcomes.push(async () => outcome)
        await assert.rejects(sessions.withConnection(key, facts), refusedWith(code))
        assert.equal((await standing(engine, key))[0], status)
        await assert.rejects(sessions.withConnection(key, facts), refusedWith(code))
        assert.equal(vendor.signIns.length, 2)
        clock.advance(rest)
        await sessions.withConnection(key, facts)
        assert.deepEqual(await standing(engine, key), ['CONNECTED', null])
      })
    })
  }

  test('a browser that breaks off is no flood of sign-ins', async () => {
    await run(async (engine) => {
      const { sessions, vendor } = engine
      const { key } = await sessions.connectAccount(aConnectRequest())
      vendor.endSessions()
      vendor.outcomes.push(async () => {
        throw new MattergraphError('INTERNAL', 'the browser is gone')
      })
      await assert.rejects(sessions.withConnection(key, facts), /the browser is gone/)
      await assert.rejects(sessions.withConnection(key, facts), refusedWith('VENDOR_UNAVAILABLE', /broke off/))
      assert.equal(vendor.signIns.length, 2)
    })
  })

  test('a vendor that signs in and out again at once is left alone for a minute', async () => {
    await run(async ({ sessions, vendor, clock }) => {
      const { key } = await sessions.connectAccount(aConnectRequest())
      const dying = async (): Promise<never> => {
        throw new SessionDeadError('signed out')
      }
      await assert.rejects(sessions.withConnection(key, dying), refusedWith('VENDOR_UNAVAILABLE', /signs the user in and out/))
      await assert.rejects(sessions.withConnection(key, dying), refusedWith('VENDOR_UNAVAILABLE'))
      assert.equal(vendor.signIns.length, 2)
      clock.advance(2 * minute)
      await assert.rejects(sessions.withConnection(key, dying), refusedWith('VENDOR_UNAVAILABLE'))
      assert.equal(vendor.signIns.length, 3)
    })
  })

  test('a vendor that ends session after session is signed in to a dozen times an hour at most', async () => {
    await run(async ({ sessions, vendor, clock }) => {
      const { key } = await sessions.connectAccount(aConnectRequest())
      const afterwards = async (): Promise<void> => {
        await sessions.withConnection(key, facts)
        vendor.endSessions()
      }
      await afterwards()
      for (let renewal = 0; renewal < 12; renewal += 1) await afterwards()
      await assert.rejects(afterwards(), refusedWith('VENDOR_UNAVAILABLE', /ended 12 sessions within an hour/))
      assert.equal(vendor.signIns.length, 13)
      clock.advance(61 * minute)
      await afterwards()
      assert.equal(vendor.signIns.length, 14)
    })
  })

  test('a token that an earlier connection was given late does not replace a newer session', async () => {
    await run(async ({ sessions, vendor, vault }) => {
      const request = aConnectRequest()
      const { key } = await sessions.connectAccount(request)
      const [begun, reconnected] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const slow = sessions.withConnection(key, async (connection) => {
        begun.resolve()
        await reconnected.promise
        await vendor.rotate(connection)
      })
      await begun.promise
      const renewed = sessions.connectAccount(request)
      // The reconnect waits for the call under way before it is done, so that nothing is cut off; the session is new by then.
      let session = await vault.read(key, 'session')
      for (const earlier = JSON.stringify(session); JSON.stringify(session) === earlier; session = await vault.read(key, 'session'))
        await new Promise(setImmediate)
      reconnected.resolve()
      await Promise.all([slow, renewed])
      assert.deepEqual(await vault.read(key, 'session'), session)
    })
  })

  test('a vendor that does not answer is said to be down, until it answers', async () => {
    await run(async (engine) => {
      const { sessions } = engine
      const { key } = await sessions.connectAccount(aConnectRequest())
      const down = async (): Promise<never> => {
        throw new MattergraphError('VENDOR_UNAVAILABLE', 'no answer')
      }
      const error = await sessions.withConnection(key, down).catch((error: unknown) => error)
      assert.ok(error instanceof MattergraphError)
      assert.equal(error.accountId, formatAccountId({ vendor: 'CLIO', account: key }))
      assert.equal((await standing(engine, key))[0], 'VENDOR_DOWN')
      await sessions.withConnection(key, facts)
      assert.deepEqual(await standing(engine, key), ['CONNECTED', null])
    })
  })

  test('codes come from the stored seed; a refused one is tried once more with the next', async () => {
    await run(async ({ sessions, vendor, clock }) => {
      const secret = 'MATTERGRAPHSANDBOXDEMOSECRETAAAA'
      const totp: ChallengeRequest = { method: 'TOTP', sentTo: null, options: [] }
      const given: (string | null)[] = []
      const refusing = async (request: SignInRequest): Promise<SignInOutcome> => {
        given.push(await request.answer(totp))
        return { outcome: 'WRONG_CODE', detail: 'That code was used.' }
      }
      const codeAt = (time: number): string => new TOTP({ secret }).generate({ timestamp: time })
      const start = clock.now().getTime()
      vendor.outcomes.push(refusing, asking(vendor, totp, codeAt(start + 30_000)))
      const connecting = sessions.connectAccount(aConnectRequest({ totpSecret: new Secret(secret) }))
      while (clock.sleeps.length === 0) await new Promise(setImmediate)
      clock.advance(clock.sleeps[0] ?? 0)
      assert.equal((await connecting).status, 'CONNECTED')
      assert.deepEqual(given, [codeAt(start)])
    })
  })

  test('the firm a login names is chosen; where it names none a person chooses', async () => {
    await run(async ({ sessions, vendor, accounts }) => {
      const choice: ChallengeRequest = { method: 'ACCOUNT_CHOICE', sentTo: null, options: ['North Firm', 'South Firm'] }
      vendor.outcomes.push(asking(vendor, choice, 'South Firm'), asking(vendor, choice, 'North Firm'))
      assert.equal((await sessions.connectAccount(aConnectRequest({ firm: 'south firm' }))).status, 'CONNECTED')
      const { key, status } = await sessions.connectAccount(aConnectRequest())
      const [challenge] = await accounts.challenges([key])
      assert.deepEqual([status, challenge?.options], ['CHALLENGE', choice.options])
    })
  })

  test('a code that came with the login is used for it, once', async () => {
    await run(async ({ sessions, vendor }) => {
      vendor.outcomes.push(asking(vendor, textMessage, '123456'))
      assert.equal((await sessions.connectAccount(aConnectRequest({ code: new Secret('123456') }))).status, 'CONNECTED')
    })
  })

  test('a sign-in that needs a person waits as a challenge, and goes on with the answer', async () => {
    await run(async (engine) => {
      const { sessions, vendor, accounts, vault } = engine
      vendor.outcomes.push(asking(vendor, textMessage, '123456'))
      const { key, status } = await sessions.connectAccount(aConnectRequest())
      const [challenge] = await accounts.challenges([key])
      assert.ok(challenge)
      assert.deepEqual([status, challenge.method, challenge.sentTo], ['CHALLENGE', 'SMS', '•••0100'])
      assert.equal(await vault.read(key, 'login'), null)
      await assert.rejects(sessions.withConnection(key, facts), refusedWith('ACCOUNT_CHALLENGE'))
      const connected = await sessions.answerChallenge(challenge.id, '123456', 'key_test')
      assert.deepEqual(
        [connected.status, connected.firmName, await accounts.challenges([key])],
        ['CONNECTED', 'Example and Sample', [null]],
      )
      await sessions.withConnection(key, facts)
      await assert.rejects(sessions.answerChallenge(challenge.id, '123456', 'key_test'), refusedWith('NOT_FOUND'))
    })
  })

  test('a challenge leaves its trail: who was asked, who answered, what came of it', async () => {
    await run(async ({ sessions, vendor, accounts }) => {
      vendor.outcomes.push(asking(vendor, textMessage, '123456'))
      const { key, tenant } = await sessions.connectAccount(aConnectRequest())
      const [challenge] = await accounts.challenges([key])
      await sessions.answerChallenge(challenge?.id ?? '', '123456', 'key_of_the_answer')
      vendor.endSessions()
      await sessions.withConnection(key, facts)
      await sessions.disconnectAccount(key, 'key_test')
      const page = { size: 10, after: null, before: null, backwards: false }
      const { events } = await openAuditReader(database()).list({ tenant, accounts: [key], filter: {}, ...page })
      assert.deepEqual(
        events.map(({ action, actor }) => `${action} by ${actor}`),
        [
          'account.disconnected by key_test',
          'account.signed_in_again by system',
          'account.connected by key_test',
          'challenge.answered by key_of_the_answer',
          'challenge.asked by key_test',
        ],
      )
      assert.doesNotMatch(JSON.stringify(events), /123456|Sandbox-2026/)
    })
  })

  test('a portal that asks twice is answered twice', async () => {
    await run(async ({ sessions, vendor, accounts }) => {
      vendor.outcomes.push(async (request) => {
        await request.answer(textMessage)
        return asking(vendor, { method: 'EMAIL', sentTo: 'a•••@example.com', options: [] }, '2')(request)
      })
      const { key } = await sessions.connectAccount(aConnectRequest())
      const [first] = await accounts.challenges([key])
      assert.equal((await sessions.answerChallenge(first?.id ?? '', '1', 'key_test')).status, 'CHALLENGE')
      const [second] = await accounts.challenges([key])
      assert.equal(second?.method, 'EMAIL')
      assert.equal((await sessions.answerChallenge(second.id, '2', 'key_test')).status, 'CONNECTED')
    })
  })

  test('a wrong answer, and none at all, leave the account waiting for a person', async () => {
    await run(async (engine) => {
      const { sessions, vendor, accounts, clock } = engine
      vendor.outcomes.push(asking(vendor, textMessage, '123456'), asking(vendor, textMessage, '123456'))
      const request = aConnectRequest()
      const { key } = await sessions.connectAccount(request)
      const [challenge] = await accounts.challenges([key])
      await assert.rejects(sessions.answerChallenge(challenge?.id ?? '', '000000', 'key_test'), refusedWith('ACCOUNT_NEEDS_CREDENTIALS'))
      assert.equal((await standing(engine, key))[0], 'NEEDS_CREDENTIALS')
      assert.equal((await sessions.connectAccount(request)).status, 'CHALLENGE')
      clock.advance(11 * minute)
      assert.deepEqual(await accounts.challenges([key]), [null])
      await assert.rejects(sessions.withConnection(key, facts), refusedWith('ACCOUNT_CHALLENGE'))
    })
  })

  test('a renewal that needs a person says so to whoever waits, and heals the account when answered', async () => {
    await run(async (engine) => {
      const { sessions, vendor, accounts } = engine
      const { key } = await sessions.connectAccount(aConnectRequest())
      vendor.endSessions()
      vendor.outcomes.push(asking(vendor, textMessage, '123456'))
      const calls = await Promise.allSettled([sessions.withConnection(key, facts), sessions.withConnection(key, facts)])
      for (const call of calls) refusedWith('ACCOUNT_CHALLENGE')(call.status === 'rejected' ? call.reason : undefined)
      const [challenge] = await accounts.challenges([key])
      assert.equal((await sessions.answerChallenge(challenge?.id ?? '', '123456', 'key_test')).status, 'CONNECTED')
      await sessions.withConnection(key, facts)
      assert.equal(vendor.signIns.length, 2)
    })
  })

  test('a challenge does not outlive its process', async () => {
    await run(async ({ sessions, vendor }) => {
      vendor.outcomes.push(asking(vendor, textMessage, '123456'))
      const { key } = await sessions.connectAccount(aConnectRequest())
      await freeLeases(database())
      await withEngine(database(), async ({ accounts }) => assert.deepEqual(await accounts.challenges([key]), [null]))
    })
  })

  test('a disconnected account has no secrets and is not called', async () => {
    await run(async (engine) => {
      const { sessions, vault } = engine
      const request = aConnectRequest()
      const { key } = await sessions.connectAccount(request)
      assert.equal((await sessions.disconnectAccount(key, 'key_test')).status, 'DISCONNECTED')
      assert.deepEqual([await vault.read(key, 'session'), await vault.read(key, 'login')], [null, null])
      await assert.rejects(sessions.withConnection(key, facts), refusedWith('ACCOUNT_NEEDS_CREDENTIALS', /Disconnected/))
      assert.deepEqual([(await sessions.connectAccount(request)).key, (await standing(engine, key))[0]], [key, 'CONNECTED'])
    })
  })
})
