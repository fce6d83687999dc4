import assert from 'node:assert/strict'
import { MattergraphError } from '../../../../core/errors.js'
import type { RecordKind } from '../../../../core/recordKind.js'
import type { SignedIn } from '../../../support/withSignedIn.js'
import { batchingOf } from '../../batchingOf.js'
import { openPortalChanges } from '../../openPortalChanges.js'
import { recordsOnce } from '../../readOnce.js'
import type { Rule } from '../../Rule.js'
import { storedRecords } from '../../storedRecords.js'

const batchSizes = [1, 50, 200]
const garbage = ['0', 'no-such-id', '-1', '999999999999999999999999', '../users/1', "' or 1 eq 1", 'ffffffff-ffff-4fff-8fff-ffffffffffff']

/** Reading many records by their ids. */
export const manyByIdRules: readonly Rule<SignedIn>[] = [
  {
    id: 'C-40',
    level: 'MUST',
    says: 'asked for by id, a record is what the full read says it is',
    check: async (scene) => {
      for (const kind of scene.kinds) {
        const all = await recordsOnce(scene, kind)
        const read = await scene.connection.readers[kind].readMany(all.map(({ vendorId }) => vendorId))
        assert.equal(read.size, all.length, kind)
        for (const record of all) assert.deepEqual(read.get(record.vendorId), record, `${kind} ${record.vendorId}`)
      }
    },
  },
  {
    id: 'C-41',
    level: 'MUST',
    says: '1, 50 and 200 ids make no more requests than docs/batching.md says',
    check: async (scene) => {
      const { reconnect, desk, vendor, kinds } = scene
      const matters = (await storedRecords(scene, 'MATTER')).size
      for (const kind of kinds) {
        const ids = (await recordsOnce(scene, kind)).map(({ vendorId }) => vendorId)
        for (const size of batchSizes) {
          const { readers } = reconnect()
          const asked = ids.slice(0, size)
          await desk.forgetRequests()
          const read = await readers[kind].readMany(asked)
          const made = await desk.requests()
          const allowed = (await batchingOf(vendor.portal.slug, kind)).byId({
            n: asked.length,
            N: ids.length,
            M: matters,
            m: countMatters(read),
          })
          assert.ok(made <= allowed, `${kind}: ${String(made)} requests for ${String(asked.length)} ids, ${String(allowed)} are documented`)
          assert.equal([...read.values()].filter(isRecord).length, asked.length, kind)
        }
      }
    },
  },
  {
    id: 'C-42',
    level: 'MUST',
    says: 'ids of no record are absent or in error one by one, and their neighbours come all the same',
    check: async (scene) => {
      for (const kind of scene.kinds) await checkStrangers(scene, kind)
    },
  },
  {
    id: 'C-43',
    level: 'MUST',
    says: 'a record deleted at the portal is absent',
    check: async (scene) => {
      for (const kind of scene.kinds) {
        const changes = await openPortalChanges(scene, kind)
        if (!changes.can('remove')) continue
        const [existing] = changes.living.keys()
        const created = changes.can('create') ? await changes.create() : existing
        assert.ok(created !== undefined)
        const reader = scene.connection.readers[kind]
        assert.ok(isRecord((await reader.readMany([created])).get(created)), kind)
        await changes.remove(created)
        assert.equal((await reader.readMany([created])).get(created), 'ABSENT', kind)
      }
    },
  },
  {
    id: 'C-44',
    level: 'MUST',
    says: 'no id asks nothing, and an id given twice is one result',
    check: async (scene) => {
      const { connection, desk, kinds } = scene
      for (const kind of kinds) {
        const [first] = await recordsOnce(scene, kind)
        assert.ok(first !== undefined)
        await desk.forgetRequests()
        assert.equal((await connection.readers[kind].readMany([])).size, 0)
        assert.equal(await desk.requests(), 0, kind)
        assert.deepEqual([...(await connection.readers[kind].readMany([first.vendorId, first.vendorId])).keys()], [first.vendorId])
      }
    },
  },
]

/** How many matters these records belong to. */
const countMatters = (read: ReadonlyMap<string, unknown>): number => new Set([...read.values()].flatMap(mattersOf)).size

const mattersOf = (record: unknown): readonly unknown[] => {
  if (typeof record !== 'object' || record === null) return []
  if ('matterIds' in record && Array.isArray(record.matterIds)) return record.matterIds
  return 'matterId' in record ? [record.matterId] : []
}

const isRecord = (result: unknown): boolean => typeof result === 'object' && result !== null && !(result instanceof Error)

const checkStrangers = async (scene: SignedIn, kind: RecordKind): Promise<void> => {
  const own = [...(await storedRecords(scene, kind)).keys()].slice(0, 3)
  const ofOtherKind = [...(await storedRecords(scene, kind === 'USER' ? 'MATTER' : 'USER')).keys()].slice(0, 2)
  const known = new Set(own)
  const strangers = [...garbage, ...ofOtherKind].filter((id) => !known.has(id))
  const read = await scene.connection.readers[kind].readMany([...strangers, ...own])
  assert.deepEqual([...read.keys()].toSorted(), [...strangers, ...own].toSorted(), kind)
  for (const id of own) assert.ok(isRecord(read.get(id)), `${kind} ${id} did not come among strangers`)
  for (const id of strangers) {
    const result = read.get(id)
    assert.ok(result === 'ABSENT' || result instanceof MattergraphError, `${kind} ${id} came as a record`)
  }
}
