import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { Secret } from '../../../core/Secret.js'
import { signWebhook } from '../../../core/webhook/signWebhook.js'

const newSecret = (): Secret => new Secret(`whsec_${randomBytes(32).toString('base64')}`)
const now = (): number => Math.floor(Date.now() / 1_000)

test("the example of Standard Webhooks' own libraries has their signature", () => {
  const parts = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' }
  const headers = signWebhook(parts, [new Secret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')])
  assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('a message of any text is verified by the public library with each of its secrets, and with no other', () => {
  const [old, next, other] = [newSecret(), newSecret(), newSecret()]
  for (const text of ['', 'plain', 'Chesselton v. 李', '\u0000\ud83d\ude00 "quoted" \\ and a.b.c']) {
    const body = JSON.stringify({ type: 'matter.updated', data: { text } })
    const headers = { ...signWebhook({ id: 'dlv_1', timestamp: now(), body }, [next, old]) }
    for (const secret of [old, next]) assert.deepEqual(new Webhook(secret.reveal()).verify(body, headers), JSON.parse(body))
    assert.throws(() => new Webhook(other.reveal()).verify(body, headers))
  }
})

test('a message that was changed in any part is not verified', () => {
  const secret = newSecret()
  const body = '{"type":"payment.created"}'
  const headers = { ...signWebhook({ id: 'dlv_1', timestamp: now(), body }, [secret]) }
  const verifier = new Webhook(secret.reveal())
  assert.throws(() => verifier.verify(`${body} `, headers))
  assert.throws(() => verifier.verify(body, { ...headers, 'webhook-id': 'dlv_2' }))
  assert.throws(() => verifier.verify(body, { ...headers, 'webhook-timestamp': String(now() - 1) }))
  assert.throws(() => verifier.verify(body, { ...signWebhook({ id: 'dlv_1', timestamp: now() - 600, body }, [secret]) }))
})
