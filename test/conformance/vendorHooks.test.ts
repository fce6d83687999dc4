import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Change } from '../../core/change/Change.js'
import type { RecordKind } from '../../core/recordKind.js'
import { vendorNames } from '../../core/vendor.js'
import type { Hints } from '../../engine/hints/Hints.js'
import { readHookSecrets } from '../../engine/hints/hookSecrets.js'
import { openHints } from '../../engine/hints/openHints.js'
import { openChangeReader } from '../../prisma/change/openChangeReader.js'
import type { SharedBrowser } from '../../subgraphs/vendor/browser/SharedBrowser.js'
import { adapters } from '../../bin/adapters.js'
import type { Faults } from '../support/PortalDesk.js'
import { withBrowser } from '../support/withBrowser.js'
import type { ConvergenceScene } from './convergence/ConvergenceScene.js'
import { type HookReceiver, openHookReceiver, type SeenDelivery } from './convergence/openHookReceiver.js'
import { withConvergence } from './convergence/withConvergence.js'
import { openPortalChanges } from './openPortalChanges.js'
import { vendorsUnderTest } from './vendorsUnderTest.js'
import type { VendorUnderTest } from './VendorUnderTest.js'

const hour = 3_600_000
const day = 24 * hour

interface HookScene extends ConvergenceScene {
  readonly vendor: VendorUnderTest
  readonly hints: Hints
  readonly receiver: HookReceiver
}

/** Connects an account and has its vendor tell of changes; nothing else is read by itself. */
const withHooks = (vendor: VendorUnderTest, browser: SharedBrowser, use: (scene: HookScene) => Promise<void>): Promise<void> =>
  withConvergence(vendor, { matters: 6, seed: 1, browser }, async (scene) => {
    let hints: Hints | undefined
    const receiver = await openHookReceiver(() => {
      assert.ok(hints)
      return hints.receive
    })
    hints = openHints({
      ...scene,
      adapters,
      liveReads: scene.live,
      baseUrl: receiver.url,
      onFault: (fault) => {
        throw fault
      },
    })
    try {
      await hints.keep(scene.account.key)
      await use({ ...scene, vendor, hints, receiver })
    } finally {
      await hints.close()
      await receiver.close()
    }
  })

/** What the change log says after a place, of one kind or of all. */
const logAfter = async ({ database, account }: HookScene, position: number, kind?: RecordKind): Promise<readonly Change[]> => {
  const wanted = { accounts: [account.key], filter: kind === undefined ? {} : { kinds: [kind] } }
  const page = { size: 200, after: position, before: null, backwards: false, withTotal: false }
  return (await openChangeReader(database).list({ ...wanted, ...page })).changes
}

const logEnd = ({ database }: HookScene): Promise<number> => openChangeReader(database).end()

/** What the change log says of one kind after something was done and everything hinted at was read. */
const changesAfter = async (scene: HookScene, kind: RecordKind, act: () => Promise<unknown>): Promise<readonly Change[]> => {
  const position = await logEnd(scene)
  const { hints, receiver } = scene
  const before = receiver.seen.length
  await act()
  await receiver.until(before + 1)
  await hints.settled()
  return logAfter(scene, position, kind)
}

const send = ({ url }: HookReceiver, { vendor, token, headers, body }: SeenDelivery): Promise<number> =>
  fetch(`${url}/webhooks/${vendorNames[vendor].slug}/${token}`, {
    method: 'POST',
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name)),
    ),
    body: Buffer.from(body),
  }).then((answer) => answer.status)

/** A matter's edit, as its delivery came in. */
const aDelivery = async (scene: HookScene): Promise<SeenDelivery> => {
  const changes = await openPortalChanges(scene.portal, 'MATTER')
  const [first] = changes.living.keys()
  assert.ok(first !== undefined)
  await changesAfter(scene, 'MATTER', () => changes.edit(first))
  const delivery = scene.receiver.seen.at(-1)
  assert.ok(delivery?.isTaken === true)
  return delivery
}

const withSignature = (delivery: SeenDelivery, change: (signature: string) => string): SeenDelivery => ({
  ...delivery,
  headers: Object.fromEntries(
    Object.entries(delivery.headers).map(([name, value]) => [name, name.endsWith('signature') ? change(value) : value]),
  ),
})

const rules: readonly (readonly [string, (scene: HookScene) => Promise<void>])[] = [
  [
    'what people make, edit and delete is in the change log by the vendor’s own word, with nothing else reading',
    async (scene) => {
      for (const [kind, deeds] of Object.entries(scene.vendor.told) as [RecordKind, readonly ('create' | 'edit' | 'remove')[]][]) {
        const changes = await openPortalChanges(scene.portal, kind)
        const [edited, removed] = changes.living.keys()
        assert.ok(edited !== undefined && removed !== undefined)
        const ids: Record<'create' | 'edit' | 'remove', string> = { create: '', edit: edited, remove: removed }
        const acts: Readonly<Record<'create' | 'edit' | 'remove', () => Promise<unknown>>> = {
          create: async () => {
            ids.create = await changes.create()
          },
          edit: () => changes.edit(edited),
          remove: () => changes.remove(removed),
        }
        const actions = { create: 'CREATED', edit: 'UPDATED', remove: 'DELETED' } as const
        for (const deed of deeds) {
          const told = await changesAfter(scene, kind, acts[deed])
          const own = told.filter(({ vendorId }) => vendorId === ids[deed])
          assert.deepEqual(
            own.map(({ action, source }) => [action, source]),
            [[actions[deed], 'VENDOR_WEBHOOK']],
            `${deed} ${kind}`,
          )
        }
      }
    },
  ],
  [
    'only what the vendor signed is taken; a forgery and an address that there is not look alike',
    async (scene) => {
      const { receiver, clock } = scene
      const delivery = await aDelivery(scene)
      const refused = async (one: SeenDelivery, why: string): Promise<void> => assert.equal(await send(receiver, one), 404, why)
      await refused(
        withSignature(delivery, (signature) => signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))),
        'another signature',
      )
      await refused(
        withSignature(delivery, () => ''),
        'an empty signature',
      )
      await refused(
        { ...delivery, headers: Object.fromEntries(Object.entries(delivery.headers).filter(([name]) => !name.endsWith('signature'))) },
        'none',
      )
      await refused({ ...delivery, token: delivery.token.split('').toReversed().join('') }, 'another address')
      await refused({ ...delivery, body: Buffer.from('{') }, 'no JSON')
      const other = vendorsUnderTest.find(({ adapter }) => adapter.hooks !== undefined && adapter.vendor !== delivery.vendor)
      assert.ok(other !== undefined)
      await refused({ ...delivery, vendor: other.adapter.vendor }, 'another vendor’s address')
      const large = await fetch(`${receiver.url}/webhooks/${vendorNames[delivery.vendor].slug}/${delivery.token}`, {
        method: 'POST',
        body: 'x'.repeat(300_000),
      })
      assert.equal(large.status, 413)
      if (delivery.headers['timestamp'] === undefined) {
        const tampered = Buffer.from(
          Buffer.from(delivery.body)
            .toString()
            .replace(/\d(?=\D*$)/, '7'),
        )
        await refused({ ...delivery, body: Buffer.concat([tampered, Buffer.from(' ')]) }, 'another body')
      } else {
        await refused({ ...delivery, headers: { ...delivery.headers, requestid: 'another' } }, 'another request')
        await clock.sleep(2 * hour)
        await refused(delivery, 'one that somebody kept')
      }
    },
  ],
  [
    'a flood is one reading at a time: a record that is named five hundred times costs a few requests, and is logged once',
    async (scene) => {
      const { receiver, hints, portal } = scene
      const delivery = await aDelivery(scene)
      const position = await logEnd(scene)
      await portal.desk.forgetRequests()
      const statuses = await Promise.all(Array.from({ length: 500 }, () => send(receiver, delivery)))
      await hints.settled()
      assert.deepEqual(new Set(statuses), new Set([200]))
      const requests = await portal.desk.requests()
      assert.ok(requests <= 60, `${String(requests)} requests`)
      assert.deepEqual(await logAfter(scene, position), [])
    },
  ],
  [
    'what was lost on its way is found by the next reading',
    async (scene) => {
      const { receiver, sync, account, portal } = scene
      const changes = await openPortalChanges(portal, 'CONTACT')
      const [first] = changes.living.keys()
      assert.ok(first !== undefined)
      await scene.clock.sleep(hour)
      receiver.lose(true)
      assert.deepEqual(await changesAfter(scene, 'CONTACT', () => changes.edit(first)), [])
      receiver.lose(false)
      const position = await logEnd(scene)
      await sync.syncAccount(account.key, { kinds: ['CONTACT'] })
      const found = await logAfter(scene, position, 'CONTACT')
      assert.ok(found.some(({ vendorId, source, action }) => vendorId === first && source === 'SYNC' && action === 'UPDATED'))
    },
  ],
  [
    'hooks are kept alive beyond the time the vendor gives them, made anew where they were taken away, and enabled where the vendor’s first word was lost',
    async (scene) => {
      const { hints, clock, account, vault, sessions, receiver } = scene
      const before = await vault.read(account.key, 'hooks')
      await hints.keep(account.key)
      // Twice as long as any vendor lets a hook live.
      for (let passed = 0; passed < 3; passed += 1) {
        await clock.sleep(21 * day)
        await hints.keep(account.key)
      }
      assert.deepEqual(await vault.read(account.key, 'hooks'), before, 'the same hooks')
      const { token } = await aDelivery(scene)
      const address = `${receiver.url}/webhooks/${vendorNames[account.vendor].slug}/${token}`
      await sessions.withConnection(account.key, async ({ hooks }) => hooks?.keep(address, null))
      await clock.sleep(day)
      await hints.keep(account.key)
      assert.notDeepEqual(await vault.read(account.key, 'hooks'), before)
      await aDelivery(scene)
      const handshakes = receiver.seen.filter(({ headers }) => headers['x-hook-secret'] !== undefined).length / 3
      receiver.lose(true)
      await clock.sleep(70 * day)
      const seen = receiver.seen.length
      await hints.keep(account.key)
      await receiver.until(seen + handshakes)
      receiver.lose(false)
      await clock.sleep(day)
      await hints.keep(account.key)
      await aDelivery(scene)
    },
  ],
  [
    'an account that is disconnected leaves no hook at the vendor, and has new ones as soon as it is connected again',
    async (scene) => {
      const { hints, sessions, account, vault, connect } = scene
      const { token } = await aDelivery(scene)
      const { known } = readHookSecrets(await vault.read(account.key, 'hooks')) ?? assert.fail()
      const hooks = Array.isArray(known) ? known.length : 1
      assert.equal(await deletionsDuring(scene, () => sessions.disconnectAccount(account.key, 'key_test')), hooks)
      assert.equal(await vault.read(account.key, 'hooks'), null)
      await connect()
      assert.equal(await deletionsDuring(scene, () => sessions.withConnection(account.key, async ({ hooks }) => hooks?.end(() => true))), 0)
      await hints.keep(account.key)
      assert.notEqual((await aDelivery(scene)).token, token)
    },
  ],
  [
    'a vendor that fails, hangs or no longer knows the session keeps no account connected',
    async (scene) => {
      const { hints, sessions, account, vault, connect, portal } = scene
      const faults: readonly Faults[] = [
        { next: [{ do: 'error', status: 500, times: 1_000 }] },
        { next: [{ do: 'hang', times: 1_000 }] },
        { next: [{ do: 'html', times: 1_000 }] },
        { expireSessions: true },
      ]
      for (const fault of faults) {
        await portal.desk.order(fault)
        const { status } = await sessions.disconnectAccount(account.key, 'key_test')
        assert.equal(status, 'DISCONNECTED')
        assert.deepEqual([await vault.read(account.key, 'hooks'), await vault.read(account.key, 'session')], [null, null])
        await portal.desk.calm()
        await connect()
        await hints.keep(account.key)
      }
    },
  ],
]

/** How many deletions the portal is asked for while something is done. */
const deletionsDuring = async ({ portal }: HookScene, act: () => Promise<unknown>): Promise<number> => {
  await portal.desk.forgetRequests()
  await act()
  return portal.desk.requests('DELETE')
}

void test('vendors that tell of changes by themselves', { concurrency: 2 }, (t) =>
  withBrowser(async (browser) => {
    const telling = vendorsUnderTest.filter(({ adapter }) => adapter.hooks !== undefined)
    assert.deepEqual(
      telling.map(({ adapter }) => adapter.vendor),
      vendorsUnderTest.filter(({ told }) => Object.keys(told).length > 0).map(({ adapter }) => adapter.vendor),
    )
    await Promise.all(
      telling.map((vendor) =>
        t.test(vendorNames[vendor.adapter.vendor].title, (t) =>
          withHooks(vendor, browser, async (scene) => {
            for (const [says, check] of rules) await t.test(says, () => check(scene))
          }),
        ),
      ),
    )
  }),
)
