import assert from 'node:assert/strict'
import type { RecordKind } from '../../../../core/recordKind.js'
import { createRandom, type Random } from '../../../support/createRandom.js'
import { readPages } from '../../../support/readPages.js'
import type { SignedIn } from '../../../support/withSignedIn.js'
import { openPortalChanges, type PortalChanges } from '../../openPortalChanges.js'
import type { Rule } from '../../Rule.js'
import { checkFullReadBudget } from './checkFullReadBudget.js'

/** Reading a kind to its end while people at the portal create, edit and delete. */
export const changingPortalRules: readonly Rule<SignedIn>[] = [
  {
    id: 'C-30',
    level: 'MUST',
    says: 'time entries take several pages in this world, so that the next rules show something',
    check: async ({ connection: { readers } }) => {
      const first = await readers.TIME_ENTRY.readPage(null)
      const second = await readers.TIME_ENTRY.readPage(first.next)
      assert.ok(first.next !== null && second.next !== null)
    },
  },
  {
    id: 'C-29',
    level: 'MUST',
    says: 'several pages make no more requests than docs/batching.md says',
    check: checkFullReadBudget,
  },
  {
    id: 'C-34',
    level: 'MUST',
    says: 'drift that only several pages show stops a read that has several',
    check: async ({ vendor, desk, reconnect }) => {
      for (const drift of vendor.pagingDrifts) {
        await desk.order({ drift })
        try {
          await assert.rejects(readPages(reconnect().readers.TIME_ENTRY), { code: 'DRIFT' }, drift)
        } finally {
          await desk.calm()
        }
      }
    },
  },
  {
    id: 'C-31',
    level: 'MUST',
    says: 'records that exist throughout are read exactly once while others are created, edited and deleted',
    check: async (scene) => {
      for (const kind of scene.kinds) await checkWalk(scene, kind, createRandom(2), everything)
    },
  },
  {
    id: 'C-32',
    level: 'MUST',
    says: 'deleting only what was read already moves nothing out of sight',
    check: async (scene) => {
      for (const kind of scene.kinds) await checkWalk(scene, kind, createRandom(4), deleteWhatWasRead)
    },
  },
  {
    id: 'C-33',
    level: 'MUST',
    says: 'creating and editing alone repeats nothing',
    check: async (scene) => {
      for (const kind of scene.kinds) await checkWalk(scene, kind, createRandom(5), createAndEdit)
    },
  },
]

interface Step {
  readonly changes: PortalChanges
  readonly random: Random
  /** What was read so far and still exists, in order. */
  readonly read: readonly string[]
  /** What exists and was not read yet, in the portal's order. */
  readonly unread: readonly string[]
}
type Change = (step: Step) => Promise<void>

/** Reads a kind to its end with changes between the pages, and compares with what existed from the first page to the last. */
const checkWalk = async (scene: SignedIn, kind: RecordKind, random: Random, change: Change): Promise<void> => {
  const changes = await openPortalChanges(scene, kind)
  const before = [...changes.living.keys()]
  const all: string[] = []
  const pages = await readPages(scene.connection.readers[kind], null, async ({ records }) => {
    all.push(...records.map(({ vendorId }) => vendorId))
    const seen = new Set(all)
    const unread = [...changes.living.keys()].filter((id) => !seen.has(id))
    await change({ changes, random, read: [...seen].filter((id) => changes.living.has(id)), unread })
  })
  all.push(...(pages.at(-1)?.records.map(({ vendorId }) => vendorId) ?? []))
  const times = Map.groupBy(all, (id) => id)
  const wrong = before.filter((id) => changes.living.has(id) && times.get(id)?.length !== 1)
  assert.deepEqual(wrong, [], `${kind}: of ${String(before.length)} records these were not read exactly once`)
  assert.equal(times.size, all.length, `${kind}: a record that came or went was read twice`)
}

/** One somewhere among those read, and the last one read: where an offset or a cursor points. */
const deleteWhatWasRead: Change = async ({ changes, random, read }) => {
  if (!changes.can('remove')) return
  const last = read.at(-1)
  if (read.length > 1) await changes.remove(random.pick(read.slice(0, -1)))
  if (last !== undefined) await changes.remove(last)
}

const createAndEdit: Change = async ({ changes, random, read, unread }) => {
  if (changes.can('create')) await changes.create()
  if (!changes.can('edit')) return
  if (read.length > 0) await changes.edit(random.pick(read))
  if (unread.length > 0) await changes.edit(random.pick(unread))
}

const everything: Change = async (step) => {
  await createAndEdit(step)
  const { changes, random, unread } = step
  if (!changes.can('remove')) return
  const next = unread[0]
  if (unread.length > 1) await changes.remove(random.pick(unread.slice(1)))
  // The one the next page would begin with.
  if (next !== undefined && random.below(2) === 0) await changes.remove(next)
  await deleteWhatWasRead(step)
}
