import assert from 'node:assert/strict'
import type { GraphScene } from '../../graph/GraphScene.js'
import { idsOf, walkList } from '../../graph/walkList.js'
import { openPortalChanges } from '../../openPortalChanges.js'
import type { Rule } from '../../Rule.js'

const orders = [
  { field: 'UPDATED_AT', direction: 'DESC' },
  { field: 'TITLE', direction: 'ASC' },
] as const

/** Paging while the mirror grows. */
export const stabilityRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-115',
    level: 'MUST',
    says: 'records that come while a list is paged neither repeat nor hide one that was there',
    check: async (scene) => {
      for (const orderBy of orders) {
        for (const direction of ['FORWARD', 'BACKWARD'] as const) {
          const before = (await scene.everything()).MATTER.map(({ id }) => id)
          const insert = await inserting(scene)
          const pages = await walkList(scene.url, { kind: 'MATTER', orderBy, direction, size: 25, between: insert })
          const ids = idsOf(pages, direction)
          const where = `${orderBy.field} ${direction}`
          assert.equal(new Set(ids).size, ids.length, where)
          assert.deepEqual(
            before.filter((id) => !ids.includes(id)),
            [],
            where,
          )
        }
      }
    },
  },
]

/** Creates a matter at one portal after the other and reads it into the mirror. */
const inserting = async ({ portals, accounts, sync }: GraphScene): Promise<() => Promise<void>> => {
  const vendors = [...portals]
  let next = 0
  return async () => {
    const [vendor, portal] = vendors[next % vendors.length] ?? []
    next += 1
    const account = vendor === undefined ? undefined : accounts.get(vendor)
    if (portal === undefined || account === undefined) throw new Error('there is no portal to insert at')
    await (await openPortalChanges(portal, 'MATTER')).create()
    await sync.syncAccount(account.key, { kinds: ['MATTER'], full: true })
  }
}
