import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChallengeRequest } from '../../../../core/vendorAdapter.js'
import { answerWith } from '../../../../subgraphs/vendor/browser/answerWith.js'
import { hurryingClock } from '../http/hurryingClock.js'

const challenge = (method: ChallengeRequest['method'], ...options: readonly string[]): ChallengeRequest => ({
  method,
  sentTo: null,
  options,
})
// The secret and the code at second 59 that RFC 6238 gives, cut to six digits.
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test('the authenticator’s code is the one of the clock’s time', async () => {
  const clock = { ...hurryingClock(), now: () => new Date(59_000) }
  assert.equal(await answerWith({ clock, totpSecret })(challenge('TOTP')), '287082')
})

test('a code is given once: asked again, the next one is waited for', async () => {
  const clock = hurryingClock()
  const answer = answerWith({ clock, totpSecret })
  const first = await answer(challenge('TOTP'))
  assert.notEqual(await answer(challenge('TOTP')), first)
  assert.deepEqual(clock.waits, [28_000])
})

test('a code someone read answers one challenge', async () => {
  const answer = answerWith({ clock: hurryingClock(), code: '123456' })
  assert.equal(await answer(challenge('SMS')), '123456')
  assert.equal(await answer(challenge('SMS')), null)
})

test('an authenticator’s seed does not answer for a message', async () => {
  assert.equal(await answerWith({ clock: hurryingClock(), totpSecret })(challenge('EMAIL')), null)
})

test('an account is chosen by its name or an unmistakable part of it; a single one without being told', async () => {
  const choose = async (choice: string | null, ...options: readonly string[]): Promise<string | null> =>
    answerWith({ clock: hurryingClock(), choice })(challenge('ACCOUNT_CHOICE', ...options))
  assert.equal(await choose('lind & co', 'Lind & Co', 'Lind & Co East'), 'Lind & Co')
  assert.equal(await choose('East', 'Lind & Co', 'Lind & Co East'), 'Lind & Co East')
  assert.equal(await choose('Lind', 'Lind & Co', 'Lind & Co East'), null)
  assert.equal(await choose(null, 'Lind & Co'), 'Lind & Co')
  assert.equal(await choose(null, 'Lind & Co', 'Other'), null)
})
