import assert from 'node:assert/strict'
import type { RecordKind } from '../../core/recordKind.js'
import { mirrorTables } from '../../prisma/mirror/table/mirrorTables.js'
import type { Faults } from '../support/PortalDesk.js'
import type { SandboxVendor } from '../support/withSandboxVendor.js'
import { atEveryVendor } from './atEveryVendor.js'
import type { ConvergenceScene } from './convergence/ConvergenceScene.js'
import { withConvergence } from './convergence/withConvergence.js'
import { openPortalChanges } from './openPortalChanges.js'
import { storedRecords } from './storedRecords.js'

/** `npm run check:convergence` tries every way the answers can leave their form; every other run those that hide records without saying so. */
const isWhole = process.env['CONVERGENCE'] === 'whole'
const matters = isWhole ? 12 : 8

const hour = 3_600_000
const always = 1_000_000

/** What goes wrong with every request of a whole reading, by name. */
const faults: readonly (readonly [string, Faults])[] = [
  ['server errors', { next: [{ do: 'error', status: 500, times: always }] }],
  ['a lost permission', { next: [{ do: 'error', status: 403, times: always }] }],
  ['addresses that lead nowhere', { next: [{ do: 'error', status: 404, times: always }] }],
  ['addresses that are gone for good', { next: [{ do: 'error', status: 410, times: always }] }],
  ['pages of a maintenance', { next: [{ do: 'html', times: always }] }],
  ['cut connections', { next: [{ do: 'drop-after', times: always }] }],
]

/** Every way a reading can go wrong, the forms of the answers included: lists that lack records and login pages in place of a list among them. */
const disturbances = ({ vendor }: SandboxVendor): readonly (readonly [string, Faults])[] => {
  const { portal, signInDrifts, incompleteDrifts, softLoginDrifts } = vendor
  const hiding = (drift: string): boolean => drift in incompleteDrifts || softLoginDrifts.includes(drift) || drift.startsWith('truncated')
  const drifts = Object.keys(portal.drifts).filter((drift) => !signInDrifts.includes(drift) && (isWhole || hiding(drift)))
  return [...faults, ...drifts.map((drift) => [drift, { drift }] as const)]
}

atEveryVendor(
  'what is deleted at a portal is found to be gone, all of it and nothing else, whatever goes wrong meanwhile',
  (t, vendor, browser) =>
    withConvergence(vendor, { matters, seed: 1, browser }, async (scene) => {
      const { portal, sync, account, clock } = scene
      const deleted = await deleteSome(portal)
      const missing = async (kind: RecordKind): Promise<readonly string[]> => {
        const living = await storedRecords(portal, kind)
        return (await tombstones(scene, kind)).filter((vendorId) => living.has(vendorId))
      }
      for (const [name, order] of disturbances(portal)) {
        await portal.desk.order(order)
        await sync.syncAccount(account.key, { full: true })
        await portal.desk.calm()
        for (const kind of portal.kinds) assert.deepEqual(await missing(kind), [], `${name}: ${kind} that the portal has`)
      }
      await clock.sleep(hour)
      await sync.syncAccount(account.key, { full: true })
      for (const kind of portal.kinds) {
        assert.deepEqual(await missing(kind), [])
        const gone = new Set(await tombstones(scene, kind))
        const kept = (deleted.get(kind) ?? []).filter((vendorId) => !gone.has(vendorId))
        assert.deepEqual(kept, [], `${kind} that was deleted`)
      }
      t.diagnostic(`deleted: ${[...deleted].map(([kind, ids]) => `${String(ids.length)} ${kind}`).join(', ')}`)
      assert.ok([...deleted.values()].flat().length >= 10)
    }),
)

/** Somebody deletes every fifth record of each kind that can be deleted; gives what is gone then, also with what was deleted, by vendor id. */
const deleteSome = async (portal: SandboxVendor): Promise<ReadonlyMap<RecordKind, readonly string[]>> => {
  const before = new Map<RecordKind, readonly string[]>()
  for (const kind of portal.kinds) before.set(kind, [...(await storedRecords(portal, kind)).keys()])
  // What refers to others goes before them: a portal may refuse it otherwise.
  for (const kind of portal.kinds.toReversed()) {
    const changes = await openPortalChanges(portal, kind)
    if (!changes.can('remove')) continue
    const victims = [...changes.living.keys()].filter((_, place) => place % 5 === 3).slice(0, 15)
    for (const vendorId of victims) await changes.remove(vendorId)
  }
  const gone = new Map<RecordKind, readonly string[]>()
  for (const [kind, ids] of before) {
    const living = await storedRecords(portal, kind)
    gone.set(
      kind,
      ids.filter((vendorId) => !living.has(vendorId)),
    )
  }
  return gone
}

const tombstones = async ({ database, account }: ConvergenceScene, kind: RecordKind): Promise<readonly string[]> => {
  const rows = await database.query<{ vendorId: string }>(
    `select vendor_id as "vendorId" from ${mirrorTables[kind].name} where account_key = $1::text and deleted_at is not null`,
    [account.key],
  )
  return rows.map(({ vendorId }) => vendorId)
}
