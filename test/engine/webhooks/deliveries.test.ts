import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import type { Secret } from '../../../core/Secret.js'
import { formatAccountId } from '../../../core/recordId.js'
import { deliveryPauses } from '../../../core/webhook/deliverySchedule.js'
import { EndpointRun } from '../../../engine/webhooks/EndpointRun.js'
import { settleAttempt } from '../../../engine/webhooks/settleAttempt.js'
import { openAuditReader } from '../../../prisma/audit/openAuditReader.js'
import { openChangeReader } from '../../../prisma/change/openChangeReader.js'
import { trimChanges } from '../../../prisma/change/trimChanges.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { claimDeliveries } from '../../../prisma/webhook/claimDeliveries.js'
import { forgetDeliveries } from '../../../prisma/webhook/forgetDeliveries.js'
import { keepUp } from '../../../prisma/webhook/keepUp.js'
import { anAccount } from '../../prisma/support/anAccount.js'
import { describeOnEachDatabase } from '../../prisma/support/describeOnEachDatabase.js'
import { aTimeEntry } from '../../prisma/support/records.js'
import type { Received } from './support/withReceiver.js'
import { type WebhookScene, withWebhooks } from './support/withWebhooks.js'

const second = 1_000
const hour = 3_600_000
const day = 24 * hour

/** What is told by a message. */
interface Told {
  readonly type: string
  readonly timestamp: string
  readonly data: Readonly<Record<string, unknown>>
}

const told = ({ body }: Received): Told => JSON.parse(body) as Told

/** The record a message is about, by the vendor's id. */
const recordOf = (message: Received): string => String(told(message).data['recordId']).split('_').at(-1) ?? ''

/** Whether a message carries the signature that the public library makes of it, whatever the time. */
const isSignedWith = (secret: Secret, { id, headers, body }: Received): boolean => {
  const at = new Date(Number(headers['webhook-timestamp']) * 1_000)
  return String(headers['webhook-signature'])
    .split(' ')
    .includes(new Webhook(secret.reveal()).sign(id, at, body))
}

describeOnEachDatabase('a webhook', (database) => {
  const run = (use: (scene: WebhookScene) => Promise<void>): Promise<void> => withWebhooks(database(), use)

  test('tells what happened to which record, in the form of Standard Webhooks', async () => {
    await run(async ({ create, change, work, receiver, deliveries, account }) => {
      const { secret } = await create('/hook')
      await change('m1')
      await change('p1', { kind: 'PAYMENT', action: 'CREATED' })
      await work()
      assert.equal(receiver.received.length, 2)
      for (const { body, headers } of receiver.received) {
        assert.deepEqual(new Webhook(secret.reveal()).verify(body, headers as Record<string, string>), JSON.parse(body))
        assert.equal(headers['content-type'], 'application/json')
      }
      const types = receiver.received.map((message) => told(message).type)
      assert.deepEqual(types.sort(), ['matter.updated', 'payment.created'])
      const [first] = await deliveries()
      const matter = receiver.received.find(({ id }) => id === first?.id)
      assert.ok(matter)
      const { data, timestamp } = told(matter)
      assert.deepEqual(data, {
        changeId: first?.changeId,
        kind: 'MATTER',
        action: 'UPDATED',
        recordId: `mat_clio_${account.key}_m1`,
        accountId: formatAccountId({ vendor: 'CLIO', account: account.key }),
        vendor: 'CLIO',
        changedFields: ['title'],
        source: 'SYNC',
        observedAt: timestamp,
      })
    })
  })

  test('carries the whole record where that is wanted, as the mirror has it, by the names of the graph and without what the vendor sent', async () => {
    await run(async ({ create, change, work, receiver, account, clock }) => {
      await create('/full', { payload: 'FULL' })
      const records = [aTimeEntry('t1', { matterId: 'm7', userId: null, invoiceId: null })]
      const readAt = clock.now().toISOString()
      await database().transaction(async (sql) => upsertMany(sql, { account: account.key, kind: 'TIME_ENTRY', records, readAt }))
      await change('t2', { kind: 'TIME_ENTRY', action: 'DELETED' })
      await work()
      const [there, gone] = ['time_entry.created', 'time_entry.deleted'].map((type) =>
        receiver.received.map(told).find((it) => it.type === type),
      )
      const { raw: _, matterId: __, userId: ___, invoiceId: ____, vendorUrl, durationSeconds, ...same } = records[0] ?? {}
      assert.deepEqual(there?.data['record'], {
        ...same,
        id: `tim_clio_${account.key}_t1`,
        vendorUrl,
        durationSeconds,
        matter: { id: `mat_clio_${account.key}_m7` },
        user: null,
        invoice: null,
        syncedAt: readAt,
      })
      assert.equal(gone?.data['record'], null)
    })
  })

  test('tells nothing that its filter leaves out, nothing of other tenants, and nothing of accounts that its maker may not see', async () => {
    await run(async ({ create, change, work, receiver, who, webhooks, account }) => {
      const other = await anAccount(database(), { tenant: 'somebody else' })
      const smokeball = await anAccount(database(), { tenant: who.tenant, vendor: 'SMOKEBALL' })
      await create('/payments', { filter: { kinds: ['PAYMENT'] } })
      await create('/deleted', { filter: { actions: ['DELETED'], vendors: ['CLIO'] } })
      await create('/matter', { filter: { matters: [{ account: account.key, vendorId: 'm1' }] } })
      const limited = { ...who, accounts: [smokeball.key] }
      await webhooks.create(limited, { url: receiver.url('/limited'), description: null, filter: null, payload: 'THIN' })
      await change('m1')
      await change('p1', { kind: 'PAYMENT', matterIds: ['m1'] })
      await change('p2', { kind: 'PAYMENT', matterIds: ['m2'] })
      await change('m2', { action: 'DELETED' })
      await change('m3', { action: 'DELETED', account: smokeball.key })
      await change('m4', { account: other.key })
      await work()
      const arrived = receiver.received.map((message) => `${message.path} ${recordOf(message)}`)
      assert.deepEqual(arrived.sort(), ['/deleted m2', '/limited m3', '/matter m1', '/matter p1', '/payments p1', '/payments p2'])
    })
  })

  test('is told of what comes after it was made, once', async () => {
    await run(async ({ create, change, work, receiver }) => {
      await change('before')
      await create('/hook')
      await change('after')
      await work()
      await work()
      assert.deepEqual(receiver.received.map(recordOf), ['after'])
    })
  })

  test('is tried ten times over 75 hours, each time the same message, and then has failed', async () => {
    await run(async ({ create, change, work, skip, receiver, clock, deliveries }) => {
      const { secret } = await create('/down')
      receiver.answer = () => ({ status: 500 })
      await change('m1')
      const began = clock.now().getTime()
      const times: number[] = []
      do {
        await work()
        times.push(clock.now().getTime() - began)
      } while (await skip())
      const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
      assert.deepEqual(pauses, deliveryPauses)
      assert.equal(receiver.received.length, 10)
      assert.equal(new Set(receiver.received.map(({ id, body }) => `${id} ${body}`)).size, 1)
      assert.ok(receiver.received.every((message) => isSignedWith(secret, message)))
      const sentAt = receiver.received.map(
        ({ headers }) => Number(headers['webhook-timestamp']) * 1_000 - Math.floor(began / 1_000) * 1_000,
      )
      assert.ok(sentAt.every((at, index) => Math.abs(at - (times[index] ?? 0)) <= second))
      const [delivery] = await deliveries()
      assert.deepEqual(
        [delivery?.status, delivery?.attempts, delivery?.lastStatusCode, delivery?.lastError, delivery?.nextAttemptAt],
        ['FAILED', 10, 500, 'the receiver answered 500', null],
      )
    })
  })

  test('keeps the order of each record: what comes after waits for what came before, and other records do not', async () => {
    await run(async ({ create, change, work, skip, receiver }) => {
      await create('/hook')
      let isDown = true
      receiver.answer = ({ body }) => ({ status: isDown && body.includes('_m1') ? 503 : 204 })
      for (const record of ['m1', 'm2', 'm1', 'm2', 'm1']) await change(record)
      await work()
      const attempted = (): readonly string[] =>
        receiver.received.map(({ status, body }) => `${String(status)} ${/_(m\d)"/.exec(body)?.[1] ?? ''}`)
      assert.deepEqual([...attempted()].sort(), ['204 m2', '204 m2', '503 m1'])
      await change('m1')
      await work()
      assert.equal(receiver.received.length, 3)
      isDown = false
      assert.ok(await skip())
      await work()
      const taken = receiver.received.filter(({ status, body }) => status === 204 && body.includes('_m1')).map(({ id }) => id)
      assert.equal(taken.length, 4)
      assert.deepEqual(taken, [...taken].sort())
    })
  })

  test('leaves a receiver alone for as long as it asks', async () => {
    await run(async ({ create, change, work, receiver, clock, deliveries }) => {
      await create('/busy')
      receiver.answer = () => ({ status: 429, headers: { 'retry-after': '120' } })
      await change('m1')
      await work()
      await change('m2')
      clock.advance(119 * second)
      await work()
      assert.equal(receiver.received.length, 1)
      receiver.answer = () => ({ status: 204 })
      clock.advance(second)
      await work()
      assert.deepEqual(
        (await deliveries()).map(({ status }) => status),
        ['DELIVERED', 'DELIVERED'],
      )
    })
  })

  test('is disabled by 410, with an audit record; the other endpoints are told, and what it was to be sent waits until it is enabled', async () => {
    await run(async ({ create, change, work, receiver, deliveries, webhooks, who, reader }) => {
      const { endpoint } = await create('/gone')
      await create('/alive')
      await create('/narrow', { filter: { kinds: ['INVOICE'] } })
      receiver.answer = ({ path }) => ({ status: path === '/gone' ? 410 : 204 })
      await change('m1')
      await work()
      await change('m2')
      await work()
      const disabled = await reader.endpoint(endpoint.id, who)
      assert.deepEqual([disabled?.enabled, disabled?.disabledReason], [false, 'the receiver answered 410 Gone'])
      const { events } = await openAuditReader(database()).list({
        tenant: who.tenant,
        accounts: null,
        filter: { subjectId: endpoint.id },
        size: 10,
        after: null,
        before: null,
        backwards: false,
      })
      assert.deepEqual(
        events.map(({ action, actor }) => [action, actor]),
        [
          ['webhook.disabled', 'system'],
          ['webhook.created', 'key_test'],
        ],
      )
      const notices = receiver.received.filter((message) => told(message).type === 'webhook_endpoint.disabled')
      assert.deepEqual(
        notices.map((message) => [message.path, told(message).data]),
        [['/alive', { endpointId: endpoint.id, reason: 'the receiver answered 410 Gone' }]],
      )
      const waiting = (await deliveries()).filter(({ endpointId }) => endpointId === endpoint.id)
      assert.deepEqual(
        waiting.map(({ status, nextAttemptAt }) => [status, nextAttemptAt]),
        [['PENDING', null]],
      )
      receiver.answer = () => ({ status: 204 })
      await webhooks.update(who, endpoint.id, { enabled: true })
      await work()
      const arrived = receiver.received.filter(({ path, status }) => path === '/gone' && status === 204)
      assert.deepEqual(arrived.map(recordOf).sort(), ['m1', 'm2'])
    })
  })

  test('is disabled when nothing has succeeded for five days, and not for one message that begins to fail long after another did', async () => {
    await run(async ({ create, change, work, skip, receiver, clock, reader, who }) => {
      const { endpoint } = await create('/down')
      const isEnabled = async (): Promise<boolean> => (await reader.endpoint(endpoint.id, who))?.enabled ?? false
      receiver.answer = () => ({})
      await change('m1')
      do await work()
      while (await skip())
      assert.ok(await isEnabled())
      clock.advance(9 * day)
      await change('m2')
      await work()
      assert.ok(await isEnabled())
      for (let attempts = 2; attempts <= 5; attempts += 1) {
        assert.ok(await isEnabled())
        await skip()
        await work()
      }
      const disabled = await reader.endpoint(endpoint.id, who)
      assert.deepEqual([disabled?.enabled, disabled?.disabledReason], [false, 'no attempt succeeded for 12 days'])
      assert.equal(receiver.received.length, 15)
    })
  })

  test('is signed with both secrets for a day after a rotation, and with the new one alone after that', async () => {
    await run(async ({ create, change, work, receiver, clock, webhooks, who }) => {
      const { endpoint, secret: first } = await create('/hook')
      const { secret: next } = await webhooks.rotateSecret(who, endpoint.id)
      const signers = async (record: string): Promise<readonly boolean[]> => {
        await change(record)
        await work()
        const message = receiver.received.at(-1)
        assert.ok(message)
        return [first, next].map((secret) => isSignedWith(secret, message))
      }
      assert.deepEqual(await signers('m1'), [true, true])
      clock.advance(day - second)
      assert.deepEqual(await signers('m2'), [true, true])
      clock.advance(second)
      assert.deepEqual(await signers('m3'), [false, true])
      const rows = await database().query<{ sealed: string }>(`select encode(sealed, 'escape') as sealed from webhook_secret`)
      assert.ok(rows.length > 0 && rows.every(({ sealed }) => !sealed.includes(next.reveal().slice(6, 20))))
    })
  })

  test('sends again what failed, or everything, since an instant', async () => {
    await run(async ({ create, change, work, skip, receiver, clock, webhooks, who, deliveries }) => {
      const { endpoint } = await create('/hook')
      receiver.answer = ({ body }) => ({ status: body.includes('_bad') ? 500 : 204 })
      await change('old')
      clock.advance(hour)
      const since = clock.now().toISOString()
      await change('good')
      await change('bad')
      do await work()
      while (await skip())
      const before = receiver.received.length
      receiver.answer = () => ({ status: 204 })
      const again = async (onlyFailed: boolean): Promise<readonly string[]> => {
        const from = receiver.received.length
        await webhooks.redeliver(who, endpoint.id, { since, onlyFailed })
        await work()
        const records = receiver.received.slice(from).map(recordOf)
        return records.sort()
      }
      assert.deepEqual(await again(true), ['bad'])
      assert.deepEqual(await again(true), [])
      assert.deepEqual(await again(false), ['bad', 'good'])
      assert.equal(before, 12)
      const ids = new Set(receiver.received.map(({ id }) => id))
      assert.equal(ids.size, 3)
      assert.ok((await deliveries()).every(({ status, deliveredAt }) => status === 'DELIVERED' && deliveredAt !== null))
    })
  })

  test('goes on where it stopped when it is enabled again, and says so where the log does not reach back so far', async () => {
    await run(async ({ create, change, work, receiver, webhooks, who }) => {
      const { endpoint } = await create('/hook')
      await webhooks.update(who, endpoint.id, { enabled: false })
      await change('m1')
      await work()
      assert.equal(receiver.received.length, 0)
      await webhooks.update(who, endpoint.id, { enabled: true })
      await work()
      assert.equal(receiver.received.length, 1)
      await webhooks.update(who, endpoint.id, { enabled: false })
      await change('lost')
      await trimChanges(database(), '2100-01-01T00:00:00.000Z')
      await change('m2')
      await webhooks.update(who, endpoint.id, { enabled: true })
      await work()
      const types = receiver.received.slice(1).map((message) => told(message).type)
      assert.deepEqual(types.sort(), ['matter.updated', 'webhook_endpoint.changes_lost'])
    })
  })

  test('of a tenant that nothing happened to for long comes without a gap', async () => {
    await run(async ({ create, change, work, receiver, who }) => {
      const { key: busy } = await anAccount(database(), { tenant: `not ${who.tenant}` })
      await create('/idle')
      await change('elsewhere', { account: busy })
      await keepUp(database(), await openChangeReader(database()).end())
      await trimChanges(database(), '2100-01-01T00:00:00.000Z')
      await change('m1')
      await keepUp(database(), await openChangeReader(database()).end())
      await work()
      assert.deepEqual(receiver.received.map(recordOf), ['m1'])
    })
  })

  test('of one endpoint does not wait for that of another', async () => {
    await run(async ({ create, change, receiver, context, deliveries }) => {
      const slow = await create('/slow')
      const quick = await create('/quick')
      const { promise, resolve } = Promise.withResolvers<void>()
      receiver.answer = ({ path }) => ({ status: 204, ...(path === '/slow' ? { after: promise } : {}) })
      for (let index = 0; index < 30; index += 1) await change(`m${String(index)}`)
      const stop = new AbortController().signal
      const slowEnds = new EndpointRun(context, slow.endpoint.id, stop).go()
      await new EndpointRun(context, quick.endpoint.id, stop).go()
      assert.equal(receiver.received.filter(({ path }) => path === '/quick').length, 30)
      assert.equal(receiver.received.filter(({ path }) => path === '/slow').length, 0)
      resolve()
      await slowEnds
      assert.ok((await deliveries()).every(({ status, attempts }) => status === 'DELIVERED' && attempts === 1))
    })
  })

  test('is sent once by many processes at once, and in order', async () => {
    await run(async ({ create, change, receiver, context }) => {
      const { endpoint } = await create('/hook')
      for (let index = 0; index < 120; index += 1) await change(`m${String(index % 12)}`)
      const stop = new AbortController().signal
      await Promise.all(Array.from({ length: 6 }, () => new EndpointRun(context, endpoint.id, stop).go()))
      const ids = receiver.received.map(({ id }) => id)
      assert.equal(new Set(ids).size, 120)
      assert.equal(ids.length, 120)
      for (let record = 0; record < 12; record += 1) {
        const ofRecord = receiver.received.filter(({ body }) => body.includes(`_m${String(record)}"`)).map(({ id }) => id)
        assert.deepEqual(ofRecord, [...ofRecord].sort())
      }
    })
  })

  test('that a paused worker had is sent by the next, and the late worker writes nothing', async () => {
    await run(async ({ create, change, work, context, clock, receiver, deliveries }) => {
      const { endpoint } = await create('/hook')
      receiver.answer = () => ({ status: 500 })
      await change('m1')
      await work()
      clock.advance(5 * second)
      const [now, leaseUntil] = [clock.now(), new Date(clock.now().getTime() + 60_000)].map((at) => at.toISOString()) as [string, string]
      const request = { endpointId: endpoint.id, limit: 1, now, leaseUntil }
      const [claimed] = await database().transaction(async (sql) => claimDeliveries(sql, request))
      assert.ok(claimed)
      await work()
      assert.equal(receiver.received.length, 1)
      clock.advance(60_000)
      receiver.answer = () => ({ status: 204 })
      await work()
      assert.equal(receiver.received.length, 2)
      await settleAttempt(context, claimed, { status: 500, retryAfter: undefined })
      const [delivery] = await deliveries()
      assert.deepEqual([delivery?.status, delivery?.attempts], ['DELIVERED', 3])
    })
  })

  test('is forgotten when it is over and old, and not before', async () => {
    await run(async ({ create, change, work, receiver, clock, deliveries }) => {
      await create('/hook')
      receiver.answer = ({ body }) => ({ status: body.includes('_bad') ? 500 : 204 })
      await change('good')
      await change('bad')
      await work()
      clock.advance(second)
      await change('new')
      await work()
      assert.equal(await forgetDeliveries(database(), clock.now().toISOString()), 1)
      assert.deepEqual(
        (await deliveries()).map(({ status }) => status),
        ['PENDING', 'DELIVERED'],
      )
    })
  })
})
