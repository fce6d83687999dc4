import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HookReading } from '../../../core/hint/VendorHooks.js'
import { smokeballHooks } from '../../../subgraphs/smokeball/hooks/smokeballHooks.js'

/** Smokeball's own published example of a signature. */
const published = {
  key: 'ei7641529ue420n8b9aa',
  clientId: 'lou1qnn0llav95',
  timestamp: '637558795239278688',
  requestid: '38583489-09c4-49ef-b58c-ef1b34208cca',
  signature: 'feb4b838a272884f6d2c2580b2c7ebb0b2f725b90e8baa6f9b5e1a17a9faec2d',
}
const sentAt = '2021-05-06T06:32:03.927Z'
const matter = '2b0f9a3e-6d4c-4f0e-9a34-3c5d1e8f7a60'

const receive = (type: string, payload: unknown, now = sentAt, signature = published.signature): HookReading =>
  smokeballHooks.receive(
    {
      headers: { timestamp: published.timestamp, requestid: published.requestid, signature },
      body: Buffer.from(JSON.stringify({ subscriptionId: 's1', type, payload })),
    },
    { known: { id: 's1', key: published.key, clientId: published.clientId }, isAsking: false, now: new Date(now) },
  )

const hints = (type: string, payload: unknown): unknown => {
  const reading = receive(type, payload)
  return reading.outcome === 'HINTS' ? reading.hints : reading.outcome
}

void test('the published example of a signature is taken, with one digit changed it is not', () => {
  assert.deepEqual(hints('matter.updated', { id: matter }), [{ kind: 'MATTER', vendorId: matter }])
  assert.equal(receive('matter.updated', { id: matter }, sentAt, published.signature.replace('f', 'e')).outcome, 'REFUSED')
})

void test('a message is good for an hour, and not before it was sent', () => {
  assert.equal(receive('matter.updated', { id: matter }, '2021-05-06T07:31:00.000Z').outcome, 'HINTS')
  assert.equal(receive('matter.updated', { id: matter }, '2021-05-06T07:33:00.000Z').outcome, 'REFUSED')
  assert.equal(receive('matter.updated', { id: matter }, '2021-05-06T06:20:00.000Z').outcome, 'REFUSED')
})

void test('what hangs on a matter is named with its matter; where the matter is not said, the kind is read', () => {
  const fee = '7c1e2d34-55aa-4b6c-8d7e-90ab12cd34ef'
  assert.deepEqual(hints('fee.created', { id: fee, matter: { id: matter } }), [{ kind: 'TIME_ENTRY', vendorId: `${matter}.${fee}` }])
  assert.deepEqual(hints('fee.deleted', { id: fee }), [{ kind: 'TIME_ENTRY', vendorId: null }])
  assert.deepEqual(hints('matterstage.updated', { id: fee }), [{ kind: 'MATTER', vendorId: null }])
})

void test('events of what is not read here hint at nothing', () => {
  assert.deepEqual(hints('error', { message: 'no', resourceName: 'Fee', resourceId: matter }), [])
  assert.deepEqual(hints('noop', {}), [])
})
