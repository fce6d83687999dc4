import assert from 'node:assert/strict'
import { readAll } from '../../../support/readAll.js'
import type { SignedIn } from '../../../support/withSignedIn.js'
import { pagesOnce, recordsOnce } from '../../readOnce.js'
import type { Rule } from '../../Rule.js'
import { storedRecords } from '../../storedRecords.js'
import { checkFullReadBudget } from './checkFullReadBudget.js'

/** Reading a kind from its first page to its last while nothing changes. */
export const fullReadRules: readonly Rule<SignedIn>[] = [
  {
    id: 'C-20',
    level: 'MUST',
    says: 'a full read gives exactly what the portal has, each record once',
    check: async (scene) => {
      for (const kind of scene.kinds) {
        const read = (await recordsOnce(scene, kind)).map(({ vendorId }) => vendorId)
        assert.deepEqual(read.toSorted(), [...(await storedRecords(scene, kind)).keys()].toSorted(), kind)
      }
    },
  },
  {
    id: 'C-21',
    level: 'MUST',
    says: 'two reads of an unchanged portal are equal to the last field',
    check: async (scene) => {
      const other = scene.reconnect()
      for (const kind of scene.kinds) {
        assert.deepEqual(await recordsOnce(scene, kind), await readAll(other.readers[kind]), kind)
      }
    },
  },
  {
    id: 'C-22',
    level: 'MUST',
    says: 'a full read makes no more requests than docs/batching.md says',
    check: checkFullReadBudget,
  },
  {
    id: 'C-23',
    level: 'MUST',
    says: 'a cursor is text that another connection goes on from as if nothing had happened',
    check: async (scene) => {
      for (const kind of scene.kinds) {
        const pages = await pagesOnce(scene, kind)
        for (const [index, { next }] of pages.entries()) {
          if (next === null) continue
          const cursor: unknown = JSON.parse(JSON.stringify(next))
          assert.ok(typeof cursor === 'string')
          const again = await scene.reconnect().readers[kind].readPage(cursor)
          assert.deepEqual(again.records, pages[index + 1]?.records, `${kind}, page ${String(index + 2)}`)
          assert.equal(again.next === null, pages[index + 1]?.next === null, kind)
        }
      }
    },
  },
  {
    id: 'C-24',
    level: 'SHOULD',
    says: 'every page tells how many records there are',
    check: async (scene) => {
      for (const kind of scene.kinds) {
        const pages = await pagesOnce(scene, kind)
        const count = pages.reduce((sum, { records }) => sum + records.length, 0)
        for (const { total } of pages) assert.equal(total, count, kind)
      }
    },
  },
  {
    id: 'C-25',
    level: 'MUST',
    says: 'a total that is told is the number of records there are',
    check: async (scene) => {
      for (const kind of scene.kinds) {
        const pages = await pagesOnce(scene, kind)
        const count = pages.reduce((sum, { records }) => sum + records.length, 0)
        for (const { total } of pages) assert.ok(total === null || total === count, `${kind}: told ${String(total)}, came ${String(count)}`)
      }
    },
  },
]
