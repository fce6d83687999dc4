import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { z } from 'zod'
import { signatureOf } from '../../../sandbox/smokeball/webhooks/createWebhooks.js'
import { idOf, type SmokeballVisit, withSmokeball } from './withSmokeball.js'

const link = z.strictObject({ id: z.guid(), href: z.url() })
const problem = z.looseObject({ detail: z.string() })
const effects = z.array(z.object({ kind: z.string(), operation: z.string(), id: z.string() }))
const record = z.looseObject({ id: z.string() })

const good = { feeType: 1, feeDate: '2026-07-01', subject: 'Call', duration: 12, durationWorked: 10, rate: 300, isBillable: true }

const visitOf = (visit: SmokeballVisit) => {
  const write = (method: string, path: string, body?: unknown) =>
    visit.api(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
  let skew = 0
  return {
    ...visit,
    write,
    /** Lets the portal's clock go on. */
    pass: (milliseconds: number) => visit.ask('POST', '/_sandbox/faults', { clockSkewMs: (skew += milliseconds) }),
    fees: async () => `/matters/${idOf((await visit.list('/matters?Limit=1')).value[0])}/fees`,
    effects: async () => (await visit.ask('GET', '/_sandbox/effects')).read(effects).map(({ kind, operation }) => `${operation} ${kind}`),
  }
}
const atFees = (use: (scene: ReturnType<typeof visitOf>, path: string) => Promise<void>): Promise<void> =>
  withSmokeball(async (visit) => {
    const scene = visitOf(visit)
    await use(scene, await scene.fees())
  })

test('a new fee is answered 202 with its link, and is 404 until it has settled', () =>
  atFees(async ({ write, api, list, pass, effects }, path) => {
    const before = (await list(path)).size
    const answer = await write('POST', path, good)
    const { id, href } = answer.read(link)
    assert.equal(answer.status, 202)
    assert.ok(href.endsWith(`${path}/${id}`))
    await pass(7_000)
    assert.deepEqual([(await api(`${path}/${id}`)).status, (await list(path)).size], [404, before])
    await pass(3_000)
    const fee = (await api(`${path}/${id}`)).read(record)
    assert.partialDeepStrictEqual(fee, {
      feeDate: '2026-07-01T00:00:00Z',
      subject: 'Call',
      duration: 12,
      durationWorked: 10,
      amount: 60,
      isDeleted: false,
    })
    assert.deepEqual(await effects(), ['create time-entries'])
  }))

test('who is not named is the caller; what is not said is 0 or false', () =>
  atFees(async ({ write, api, pass, list }, path) => {
    const { id } = (await write('POST', path, { FeeDate: '2026-07-01T09:30:00Z', SUBJECT: 'Call', unknown: 1, rate: null })).read(link)
    await pass(10_000)
    const [me] = (await list('/staff')).value
    assert.partialDeepStrictEqual((await api(`${path}/${id}`)).json, {
      staffId: me?.['id'],
      feeType: 0,
      rate: 0,
      amount: 0,
      isBillable: false,
    })
  }))

test('what can be checked without looking anything up is refused at once, with the reason', () =>
  atFees(async ({ write, effects }, path) => {
    for (const [body, reason] of [
      [{ ...good, subject: '' }, /subject/],
      [{ ...good, feeDate: undefined }, /feeDate/],
      [{ ...good, feeDate: '07/01/2026' }, /feeDate: is not a valid date/],
      [{ ...good, duration: 1.5 }, /duration/],
      [{ ...good, feeType: 2 }, /feeType/],
      [{ ...good, isBillable: false, isWrittenOff: true }, /isWrittenOff/],
      ['text', /body is required/],
    ] as const) {
      const answer = await write('POST', path, body)
      assert.equal(answer.status, 400)
      assert.match(answer.read(problem).detail, reason)
    }
    assert.equal((await write('POST', '/matters/2026-00001/fees', good)).status, 404)
    assert.equal((await write('DELETE', `${path}/00000000-0000-4000-8000-000000000000`)).status, 404)
    assert.deepEqual(await effects(), [])
  }))

test('PUT wipes what it does not name, PATCH leaves it, DELETE leaves a tombstone', () =>
  atFees(async ({ write, api, pass, effects }, path) => {
    const { id } = (await write('POST', path, { ...good, description: 'Long call', activityCode: 'A106' })).read(link)
    const read = async () => {
      await pass(10_000)
      return (await api(`${path}/${id}`)).read(record)
    }
    await read()
    assert.equal((await write('PATCH', `${path}/${id}`, { durationWorked: 30, subject: 'Calls' })).status, 202)
    assert.partialDeepStrictEqual(await read(), {
      subject: 'Calls',
      durationWorked: 30,
      duration: 12,
      description: 'Long call',
      activityCode: 'A106',
      amount: 60,
    })
    await write('PUT', `${path}/${id}`, { feeDate: '2026-07-02', subject: 'Anew', feeType: 1 })
    const wiped = await read()
    assert.partialDeepStrictEqual(wiped, { subject: 'Anew', duration: 0, rate: 0, description: '', isBillable: false })
    assert.ok(!('activityCode' in wiped))
    await write('DELETE', `${path}/${id}`)
    assert.partialDeepStrictEqual(await read(), { isDeleted: true })
    assert.equal((await write('DELETE', `${path}/${id}`)).status, 404)
    assert.deepEqual(await effects(), ['create time-entries', 'update time-entries', 'update time-entries', 'delete time-entries'])
  }))

test('scope and permission are both needed', () =>
  atFees(async ({ write, ask, list }, path) => {
    const [me] = (await list('/staff')).value
    await ask('PATCH', `/_sandbox/records/users/${idOf(me)}`, { access: 'Read' })
    const refused = await write('POST', path, good)
    assert.equal(refused.status, 403)
    assert.match(refused.read(problem).detail, /do not have permission/)
    await ask('PATCH', `/_sandbox/records/users/${idOf(me)}`, { access: 'Time' })
    assert.equal((await write('POST', path, good)).status, 202)
  }))

/** Runs `use` with a receiver of events, and gives those that came. */
const withReceiver = async (use: (url: string, event: (type: string) => Promise<Received>) => Promise<void>): Promise<void> => {
  const waiting = new Map<string, PromiseWithResolvers<Received>>()
  const of = (type: string): PromiseWithResolvers<Received> => {
    const one = waiting.get(type) ?? Promise.withResolvers<Received>()
    waiting.set(type, one)
    return one
  }
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      response.end()
      const body = z.looseObject({ type: z.string(), payload: z.looseObject({}) }).parse(JSON.parse(text))
      of(body.type).resolve({ body, headers: request.headers })
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  try {
    // The cast holds for a server that listens on a port.
    await use(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/events`, (type) => of(type).promise)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
interface Received {
  readonly body: { readonly payload: Readonly<Record<string, unknown>> }
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

test('what fails after the 202 is told by the error event alone: signed, with the request’s own id', () =>
  atFees(({ write, api, ask, pass, effects, welcome }, path) =>
    withReceiver(async (url, event) => {
      const subscribed = await write('POST', '/webhooks', {
        name: 'All',
        eventTypes: ['error', 'fee.created'],
        eventNotificationUrl: url,
        key: 'secret',
      })
      assert.partialDeepStrictEqual([subscribed.status, subscribed.json], [200, { name: 'All', key: 'secret' }])
      const wrong = await write('POST', path, { ...good, activityCode: 'X999' })
      await ask('POST', '/_sandbox/faults', { next: [{ do: 'fail-late', match: { method: 'PATCH' } }] })
      await pass(10_000)
      assert.equal((await api(`${path}/${wrong.read(link).id}`)).status, 404)
      const { body, headers } = await event('error')
      assert.deepEqual(body.payload, { message: 'Activity code X999 was not found.', resourceName: 'Fee', resourceId: wrong.read(link).id })
      const [timestamp, requestId] = [String(headers['timestamp']), String(headers['requestid'])]
      assert.equal(headers['signature'], signatureOf('secret', { timestamp, requestId, clientId: welcome.clientId }))

      const { id } = (await write('POST', path, good)).read(link)
      await pass(10_000)
      await api(path)
      assert.equal((await event('fee.created')).body.payload['id'], id)
      assert.equal((await write('PATCH', `${path}/${id}`, { subject: 'Other' })).status, 202)
      await pass(10_000)
      assert.equal((await api(`${path}/${id}`)).read(record)['subject'], 'Call')
      assert.deepEqual(await effects(), ['create time-entries'])
    }),
  ))

test('events are signed as the vendor’s own example says', () => {
  const signed = signatureOf('ei7641529ue420n8b9aa', {
    timestamp: '637558795239278688',
    requestId: '38583489-09c4-49ef-b58c-ef1b34208cca',
    clientId: 'lou1qnn0llav95',
  })
  assert.equal(signed, 'feb4b838a272884f6d2c2580b2c7ebb0b2f725b90e8baa6f9b5e1a17a9faec2d')
})
