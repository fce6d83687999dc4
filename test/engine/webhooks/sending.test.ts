import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { systemClock } from '../../../bin/systemClock.js'
import { openDeliveries } from '../../../engine/webhooks/openDeliveries.js'
import type { Clock } from '../../../core/clock.js'
import { openRedisBus } from '../../../redis/openRedisBus.js'
import { withRedis } from '../../support/withRedis.js'
import { logChange } from './support/logChange.js'
import type { Bus } from '../../../core/Bus.js'
import { openLocalBus } from '../../../engine/changes/openLocalBus.js'
import { wakeOnCommit } from '../../../engine/changes/wakeOnCommit.js'
import { openSender } from '../../../engine/webhooks/openSender.js'
import type { Deliveries, DeliveriesContext } from '../../../engine/webhooks/openDeliveries.js'
import { describeOnEachDatabase } from '../../prisma/support/describeOnEachDatabase.js'
import { type WebhookScene, withWebhooks } from './support/withWebhooks.js'

describeOnEachDatabase('the sending of webhooks', (database) => {
  const open = ({ context, receiver }: WebhookScene, woken: Partial<Pick<DeliveriesContext, 'bell' | 'clock'>> = {}): Deliveries =>
    openDeliveries({
      ...context,
      clock: systemClock,
      ...woken,
      sender: openSender({ allowedHosts: new Set([receiver.host]) }),
      retentionMs: 86_400_000,
      onFault: (error) => {
        throw error
      },
    })

  test('goes on by itself: what changes is told, and what waited for a start', async () => {
    await withWebhooks(database(), async (scene) => {
      const { create, change, receiver } = scene
      await create('/hook')
      await change('before')
      const arrived = ['before', 'after'].map((record) => ({ record, ...Promise.withResolvers<void>() }))
      receiver.answer = ({ body }) => {
        for (const { record, resolve } of arrived) if (body.includes(`_${record}"`)) resolve()
        return { status: 204 }
      }
      const deliveries = open(scene)
      await arrived[0]?.promise
      await change('after')
      deliveries.tell()
      await arrived[1]?.promise
      await deliveries.close()
      assert.ok((await scene.deliveries()).every(({ status, attempts }) => status === 'DELIVERED' && attempts === 1))
    })
  })

  /** Real time, in which nobody looks again by himself. */
  const wakesNobody: Clock = {
    now: () => systemClock.now(),
    sleep: async (_, signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true })),
  }

  /** Takes one message after another and waits for each, woken by nothing but the bus. */
  const mustArrive = async (scene: WebhookScene, { bell, changes }: { readonly bell: Bus; readonly changes: Bus }): Promise<void> => {
    const { create, receiver, account } = scene
    await create('/hook')
    let arrived = Promise.withResolvers<string>()
    receiver.answer = ({ body }) => {
      arrived.resolve(body)
      return { status: 204 }
    }
    const waking = wakeOnCommit(database(), changes)
    const deliveries = open(scene, { bell, clock: wakesNobody })
    for (const vendorId of ['m1', 'm2', 'm3']) {
      arrived = Promise.withResolvers()
      await waking.transaction(async (sql) => logChange(sql, { account: account.key, vendorId, at: systemClock.now() }))
      assert.match(await arrived.promise, new RegExp(`_${vendorId}"`))
    }
    await deliveries.close()
  }

  test('begins as soon as a change is committed, without being looked for', async () => {
    await withWebhooks(database(), async (scene) => {
      const bus = openLocalBus()
      await mustArrive(scene, { bell: bus, changes: bus })
    })
  })

  test('begins as soon as another process has committed a change', () =>
    withRedis(async ({ connect }) => {
      const connections = await Promise.all(Array.from({ length: 4 }, connect))
      const name = randomUUID()
      const [bell, changes] = [0, 2].map((first) => {
        const [publisher, subscriber] = connections.slice(first)
        if (publisher === undefined || subscriber === undefined) assert.fail()
        return openRedisBus({ name, local: openLocalBus(), publisher, subscriber })
      })
      if (bell === undefined || changes === undefined) assert.fail()
      // What is told before the other process listens is lost.
      const heard = Promise.withResolvers<void>()
      bell.onWake(heard.resolve)
      const waking = setInterval(() => changes.wake(), 5)
      await heard.promise
      clearInterval(waking)
      await withWebhooks(database(), async (scene) => mustArrive(scene, { bell, changes }))
    }))

  test('stops in time though a receiver does not answer; the attempt is no failure, and the next start makes it again', async () => {
    await withWebhooks(database(), async (scene) => {
      const { create, change, receiver } = scene
      await create('/hook')
      await change('m1')
      const asked = Promise.withResolvers<void>()
      const never = new Promise<void>(() => undefined)
      receiver.answer = () => {
        asked.resolve()
        return { status: 204, after: never }
      }
      const first = open(scene)
      await asked.promise
      await first.close()
      const [cut] = await scene.deliveries()
      assert.deepEqual([cut?.status, cut?.attempts, cut?.lastError], ['PENDING', 1, null])
      const taken = Promise.withResolvers<void>()
      receiver.answer = () => {
        taken.resolve()
        return { status: 204 }
      }
      const second = open(scene)
      await taken.promise
      await second.close()
      const [done] = await scene.deliveries()
      assert.deepEqual([done?.status, done?.attempts], ['DELIVERED', 2])
    })
  })
})
