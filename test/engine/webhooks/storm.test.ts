import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { test } from 'node:test'
import { EndpointRun } from '../../../engine/webhooks/EndpointRun.js'
import type { Database } from '../../../prisma/Database.js'
import { describeOnEachDatabase } from '../../prisma/support/describeOnEachDatabase.js'
import { createRandom } from '../../support/createRandom.js'
import type { Answer, Received } from './support/withReceiver.js'
import { type WebhookScene, withWebhooks } from './support/withWebhooks.js'

/** All of it takes minutes and is a run of its own: `WEBHOOKS=whole`. */
const isWhole = process.env['WEBHOOKS'] === 'whole'
const changes = isWhole ? 10_000 : 300
const records = isWhole ? 400 : 30
const deaths = 100

const isTaken = ({ status }: Received): boolean => status >= 200 && status < 300

/** What arrived of one record and was taken, by message id, each message once where it came first. */
const takenInOrder = (received: readonly Received[], path: string): ReadonlyMap<string, readonly string[]> => {
  const taken = new Map<string, string[]>()
  const seen = new Set<string>()
  for (const message of received.filter((message) => message.path === path && isTaken(message))) {
    if (seen.has(message.id)) continue
    seen.add(message.id)
    const record = /"recordId":"([^"]+)"/.exec(message.body)?.[1] ?? ''
    taken.set(record, [...(taken.get(record) ?? []), message.id])
  }
  return taken
}

const assertInOrder = (received: readonly Received[], path: string): void => {
  for (const ids of takenInOrder(received, path).values()) assert.deepEqual(ids, [...ids].sort())
}

const change = async ({ change }: WebhookScene, from: number, until: number): Promise<void> => {
  for (let index = from; index < until; index += 1) await change(`m${String((index * 7) % records)}`)
}

/** A process over the same database that dies after so many statements: whatever it does after that has no effect. */
const mortal = (database: Database, statements: number): Database => {
  let left = statements
  const live = async <T>(act: () => Promise<T>): Promise<T> => {
    left -= 1
    if (left < 0) throw new Error('the process is dead')
    return act()
  }
  return {
    ...database,
    query: async (text, values) => live(async () => database.query(text, values)),
    transaction: async (work) =>
      live(async () =>
        database.transaction(async (sql) => {
          const result = await work({ query: async (text, values) => live(async () => sql.query(text, values)) })
          // Dead before the commit: nothing of it is there.
          return live(async () => result)
        }),
      ),
  }
}

describeOnEachDatabase('webhooks', (database) => {
  const run = (use: (scene: WebhookScene) => Promise<void>): Promise<void> => withWebhooks(database(), use)

  test('reach receivers that fail, are slow, busy or gone: every change is delivered or accounted for, once, and each record in order', async () => {
    await run(async (scene) => {
      const { create, receiver, work, skip, deliveries, reader, who } = scene
      const random = createRandom(7)
      const flaky = await create('/flaky')
      const steady = await create('/steady', { payload: 'FULL' })
      const goner = await create('/goner')
      let asked = 0
      const failures: readonly (() => Answer)[] = [
        () => ({ status: 500 }),
        () => ({ status: 429, headers: { 'retry-after': '30' } }),
        () => ({ status: 302, headers: { location: 'https://example.com/' } }),
        () => ({}),
      ]
      receiver.answer = ({ path }) => {
        if (path === '/steady') return { status: 200 }
        if (path === '/goner') return { status: (asked += 1) > 50 ? 410 : 202 }
        if (random.below(100) < 30) return random.pick(failures)()
        return { status: 204, ...(random.below(100) < 5 ? { after: setTimeout(20) } : {}) }
      }
      // Half are there at first, the others come while the first are sent.
      await change(scene, 0, changes / 2)
      await Promise.all([work(), change(scene, changes / 2, changes)])
      do await work()
      while (await skip())

      const all = await deliveries()
      const of = (id: string) => all.filter(({ endpointId }) => endpointId === id)
      const flakies = of(flaky.endpoint.id)
      const told = flakies.filter(({ changeId }) => changeId.startsWith('chg_'))
      assert.equal(told.length, changes)
      for (const { status, attempts } of told) assert.ok(status === 'DELIVERED' || (status === 'FAILED' && attempts === 10))
      const taken = receiver.received.filter((message) => message.path === '/flaky' && isTaken(message)).map(({ id }) => id)
      const delivered = flakies.filter(({ status }) => status === 'DELIVERED').map(({ id }) => id)
      assert.deepEqual(taken.sort(), delivered.sort())
      assertInOrder(receiver.received, '/flaky')

      assert.equal(receiver.received.filter(({ path, body }) => path === '/steady' && body.includes('changeId')).length, changes)
      assert.ok(of(steady.endpoint.id).every(({ status, attempts }) => status === 'DELIVERED' && attempts === 1))
      assertInOrder(receiver.received, '/steady')

      const gone = await reader.endpoint(goner.endpoint.id, who)
      assert.equal(gone?.enabled, false)
      const [done, waiting] = ['DELIVERED', 'PENDING'].map((state) => of(goner.endpoint.id).filter(({ status }) => status === state).length)
      assert.equal(done, 50)
      assert.equal((done ?? 0) + (waiting ?? 0), of(goner.endpoint.id).length)
      receiver.answer = () => ({ status: 200 })
      await scene.webhooks.update(who, goner.endpoint.id, { enabled: true })
      do await work()
      while (await skip())
      assert.equal(receiver.received.filter((message) => message.path === '/goner' && isTaken(message)).length, changes)
      assertInOrder(receiver.received, '/goner')
    })
  })

  test('lose nothing when the process that sends them dies a hundred times', async () => {
    await run(async (scene) => {
      const { create, receiver, clock, context, work, skip, deliveries } = scene
      const random = createRandom(11)
      const { endpoint } = await create('/hook')
      receiver.answer = () => (random.below(10) === 0 ? { status: 500 } : { status: 204 })
      let made = 0
      for (let death = 0; death < deaths; death += 1) {
        const next = made + random.below(6)
        await change(scene, made, next)
        made = next
        const process = { ...context, database: mortal(database(), random.below(80)) }
        await new EndpointRun(process, endpoint.id, new AbortController().signal).go().catch((error: unknown) => {
          assert.match(String(error), /the process is dead/)
        })
        clock.advance(61_000)
      }
      do await work()
      while (await skip())
      const all = await deliveries()
      assert.equal(all.length, made)
      assert.ok(all.every(({ status }) => status === 'DELIVERED'))
      const taken = takenInOrder(receiver.received, '/hook')
      assert.equal(
        [...taken.values()].reduce((sum, ids) => sum + ids.length, 0),
        made,
      )
      assertInOrder(receiver.received, '/hook')
    })
  })
})
