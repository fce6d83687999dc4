import assert from 'node:assert/strict'
import { MattergraphError } from '../../../../core/errors.js'
import { type RecordKind, recordKinds } from '../../../../core/recordKind.js'
import type { CanonicalRecord } from '../../../../core/record/CanonicalRecord.js'
import type { ReadResult, VendorConnection } from '../../../../core/vendorAdapter.js'
import { readAll } from '../../../support/readAll.js'
import { readChangesSince } from '../../../support/readChangesSince.js'
import type { SignedIn } from '../../../support/withSignedIn.js'
import { batchingOf, quietChangesOf } from '../../batchingOf.js'
import { openPortalChanges } from '../../openPortalChanges.js'
import type { Rule } from '../../Rule.js'
import { storedRecords } from '../../storedRecords.js'

/** Asking for what changed since an instant. */
export const changesRules: readonly Rule<SignedIn>[] = [
  {
    id: 'C-36',
    level: 'MUST',
    says: 'where changes can be asked for, what was made and edited since an instant is told, as it is now, and hardly more',
    check: async (scene) => {
      const asked = recordKinds.filter((kind) => scene.connection.readers[kind].readChanges !== undefined)
      for (const kind of asked) await checkChanges(scene, kind)
    },
  },
  {
    id: 'C-37',
    level: 'MUST',
    says: 'a record that differs after an edit elsewhere is told as changed as well: nothing is left for a whole reading but what is gone',
    check: async (scene) => {
      const since = await aMomentLater(scene)
      const before = await readEverything(scene.connection)
      for (const kind of recordKinds) {
        const changes = await openPortalChanges(scene, kind)
        if (changes.can('create')) await changes.create()
        const [first] = changes.living.keys()
        if (first !== undefined && changes.can('edit')) await changes.edit(first)
      }
      const after = await readEverything(scene.connection)
      for (const kind of recordKinds) {
        const reader = scene.connection.readers[kind]
        if (reader.readChanges === undefined) continue
        const told = new Set((await readChangesSince(reader, since)).map(({ vendorId }) => vendorId))
        const differing = [...(after.get(kind) ?? [])].filter(([id, record]) => contentOf(record) !== contentOf(before.get(kind)?.get(id)))
        const untold = differing.map(([id]) => id).filter((id) => !told.has(id))
        assert.deepEqual(untold, [], `${kind}: changed and not told`)
      }
    },
  },
  {
    id: 'C-38',
    level: 'MUST',
    says: 'that nothing changed, and what did, is told for no more requests than docs/batching.md says',
    check: async (scene) => {
      for (const kind of recordKinds) if (scene.connection.readers[kind].readChanges !== undefined) await checkCost(scene, kind)
    },
  },
]

/** What changed costs no more than hearing twice that nothing did and reading by id what did. */
const checkCost = async (scene: SignedIn, kind: RecordKind): Promise<void> => {
  const { desk, connection, vendor } = scene
  const { slug } = vendor.portal
  const reader = connection.readers[kind]
  const since = await aMomentLater(scene)
  // What a connection keeps for a while is asked for before it counts.
  await readChangesSince(reader, since)
  const quiet = (await quietChangesOf(slug, kind))({ A: (await storedRecords(scene, 'TRUST_ACCOUNT')).size })
  await desk.forgetRequests()
  await readChangesSince(reader, await aMomentLater(scene))
  const made = await desk.requests()
  assert.ok(made <= quiet, `${kind}: ${String(made)} requests though nothing changed, ${String(quiet)} are documented`)

  const changes = await openPortalChanges(scene, kind)
  if (!changes.can('edit')) return
  for (const id of [...changes.living.keys()].slice(0, 3)) await changes.edit(id)
  await desk.forgetRequests()
  const told: readonly CanonicalRecord[] = await readChangesSince(reader, since)
  const spent = await desk.requests()
  const matters = (await storedRecords(scene, 'MATTER')).size
  const { byId } = await batchingOf(slug, kind)
  const allowed = 2 * quiet + byId({ n: told.length, N: changes.living.size, M: matters, m: Math.min(told.length, matters) })
  assert.ok(
    spent <= allowed,
    `${kind}: ${String(spent)} requests for ${String(told.length)} that changed, ${String(allowed)} are documented`,
  )
}

/** Few kinds have so few records that telling all of them is as good. */
const fewRecords = 25

const checkChanges = async (scene: SignedIn, kind: RecordKind): Promise<void> => {
  const reader = scene.connection.readers[kind]
  const since = await aMomentLater(scene)
  const changes = await openPortalChanges(scene, kind)
  const edited = [...changes.living.keys()].slice(0, 2)
  const changed = changes.can('create') ? [await changes.create()] : []
  if (changes.can('edit')) {
    for (const id of edited) await changes.edit(id)
    changed.push(...edited)
  }
  const records: readonly CanonicalRecord[] = await readChangesSince(reader, since)
  const told = new Map(records.map((record) => [record.vendorId, record]))
  const now: ReadonlyMap<string, ReadResult> = await reader.readMany(changed)
  for (const id of changed) {
    const record = now.get(id)
    assert.ok(typeof record === 'object' && !(record instanceof MattergraphError), `${kind}: ${id} cannot be read`)
    assert.equal(contentOf(told.get(id)), contentOf(record), `${kind}: ${id} was made or edited and is not told as it is`)
  }
  const total = changes.living.size
  assert.ok(told.size <= Math.max(fewRecords, total / 2), `${kind}: ${String(told.size)} of ${String(total)} are told as changed`)
}

/** An instant of the portal's, after everything that was done so far and before what comes. */
const aMomentLater = async ({ clock }: SignedIn): Promise<string> => {
  await clock.sleep(60_000)
  const since = clock.now().toISOString()
  await clock.sleep(60_000)
  return since
}

type Everything = ReadonlyMap<RecordKind, ReadonlyMap<string, CanonicalRecord>>

const readEverything = async ({ readers }: VendorConnection): Promise<Everything> => {
  const everything = new Map<RecordKind, ReadonlyMap<string, CanonicalRecord>>()
  for (const kind of recordKinds) {
    const records: readonly CanonicalRecord[] = await readAll(readers[kind])
    everything.set(kind, new Map(records.map((record) => [record.vendorId, record])))
  }
  return everything
}

/** A record without what the vendor sends beside it. */
const contentOf = (record: CanonicalRecord | undefined): string => JSON.stringify({ ...record, raw: null })
