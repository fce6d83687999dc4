import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TOTP } from 'otpauth'
import { z } from 'zod'
import { logins, sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { withPortal, type PortalVisit } from './withPortal.js'

const inbox = z.array(z.object({ at: z.string(), to: z.string(), channel: z.string(), code: z.string().regex(/^\d{6}$/) }))

const outcome = async (ask: PortalVisit['ask'], username: string, more: { password?: string; code?: string } = {}): Promise<string> =>
  (await ask('POST', '/login', { username, password: sandboxPassword, ...more })).read(z.object({ outcome: z.string() })).outcome

test('five people can sign in, each with a second factor of their own', () => {
  assert.deepEqual(
    logins.map(({ username, secondFactor, severalFirms, user }) => [username, secondFactor, severalFirms, user]),
    [
      ['demo@example.com', 'totp', false, 0],
      ['sms@example.com', 'sms', false, 1],
      ['email@example.com', 'email', false, 2],
      ['sso@example.com', 'sso', false, 3],
      ['firms@example.com', 'totp', true, 4],
    ],
  )
})

test('an authenticator code is good one step early or late, and once', () =>
  withPortal(async ({ ask }) => {
    const totp = new TOTP({ secret: sandboxTotpSecret })
    // Codes of whole steps by the portal's own clock, which the skew sets to the middle of a step: no step can end between two lines.
    const middle = (Math.floor(Date.now() / 30_000) + 10) * 30_000 + 15_000
    const codeAt = (ms: number): string => totp.generate({ timestamp: middle + ms })
    const demo = async (code: string): Promise<string> => {
      await ask('POST', '/_sandbox/faults', { clockSkewMs: middle - Date.now() })
      return outcome(ask, 'demo@example.com', { code })
    }
    assert.equal(await demo(codeAt(-60_000)), 'wrong code')
    assert.equal(await demo(codeAt(60_000)), 'wrong code')
    assert.equal(await demo(codeAt(-30_000)), 'signed in')
    assert.equal(await demo(codeAt(0)), 'signed in')
    assert.equal(await demo(codeAt(30_000)), 'signed in')
    assert.equal(await demo(codeAt(0)), 'wrong code')
    assert.equal(await demo('12345'), 'wrong code')
  }))

test('a code sent by SMS or e-mail is in the inbox; the last one is good, once, for ten minutes', () =>
  withPortal(async ({ ask }) => {
    for (const [username, to, channel] of [
      ['sms@example.com', '+1 312 555 0142', 'sms'],
      ['email@example.com', 'email@example.com', 'email'],
    ] as const) {
      assert.equal(await outcome(ask, username), 'wants code')
      assert.equal(await outcome(ask, username), 'wants code')
      const [first, last] = (await ask('GET', '/_sandbox/inbox')).read(inbox).filter((message) => message.to === to)
      assert.equal(last?.channel, channel)
      if (first?.code !== last?.code) assert.equal(await outcome(ask, username, { code: first?.code ?? '' }), 'wrong code')
      assert.equal(await outcome(ask, username, { code: last?.code ?? '' }), 'signed in')
      assert.equal(await outcome(ask, username, { code: last?.code ?? '' }), 'wrong code')
    }
    await outcome(ask, 'sms@example.com')
    const late = (await ask('GET', '/_sandbox/inbox')).read(inbox).at(-1)
    await ask('POST', '/_sandbox/faults', { clockSkewMs: 10 * 60_000 })
    assert.equal(await outcome(ask, 'sms@example.com', { code: late?.code ?? '' }), 'wrong code')
  }))

test('five failures in a row lock a login for fifteen minutes; a success in between starts the count again', () =>
  withPortal(async ({ ask }) => {
    const fail = async (times: number): Promise<void> => {
      for (let count = 0; count < times; count += 1)
        assert.equal(await outcome(ask, 'demo@example.com', { password: 'no' }), 'wrong password')
    }
    await fail(4)
    assert.equal(await outcome(ask, 'demo@example.com', { code: new TOTP({ secret: sandboxTotpSecret }).generate() }), 'signed in')
    await fail(5)
    assert.equal(await outcome(ask, 'DEMO@example.com'), 'locked')
    assert.equal(await outcome(ask, 'sms@example.com'), 'wants code')
    await ask('POST', '/_sandbox/faults', { clockSkewMs: 15 * 60_000 })
    assert.equal(await outcome(ask, 'demo@example.com'), 'wants code')
    await fail(4)
    assert.equal(await outcome(ask, 'demo@example.com'), 'wants code')
  }))
