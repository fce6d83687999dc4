import assert from 'node:assert/strict'
import { z } from 'zod'
import { askGraph, type GraphAnswer } from '../../../support/askGraph.js'
import type { Faults } from '../../../support/PortalDesk.js'
import type { SandboxVendor } from '../../../support/withSandboxVendor.js'
import type { GraphScene } from '../../graph/GraphScene.js'
import { listPage } from '../../graph/listPage.js'
import { openPortalChanges } from '../../openPortalChanges.js'
import type { Rule } from '../../Rule.js'

const nodesAnswer = z.object({ nodes: z.array(z.object({ id: z.string(), title: z.string(), status: z.string() }).nullable()) })
const always = 1_000

/** Live reads, and what one vendor's trouble costs the others. */
export const freshnessRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-130',
    level: 'MUST',
    says: 'a change at the portal shows with no-cache, and the mirror keeps it',
    check: async (scene) => {
      for (const portal of scene.portals.values()) {
        const { id, vendorId } = await firstMatter(scene, portal)
        const changes = await openPortalChanges(portal, 'MATTER')
        const before = await matters(scene, [id])
        await changes.edit(vendorId)
        assert.deepEqual(await matters(scene, [id]), before, 'without no-cache the mirror answers')
        const after = await matters(scene, [id], 'no-cache')
        assert.notDeepEqual(after, before)
        assert.deepEqual(await matters(scene, [id], 'only-if-cached'), after)
      }
    },
  },
  {
    id: 'C-131',
    level: 'MUST',
    says: 'a record deleted at the portal is gone with no-cache, and gone from then on',
    check: async (scene) => {
      for (const portal of scene.portals.values()) {
        const { id, vendorId } = await firstMatter(scene, portal)
        await (await openPortalChanges(portal, 'MATTER')).remove(vendorId)
        assert.deepEqual(await matters(scene, [id], 'no-cache'), [null])
        assert.deepEqual(await matters(scene, [id]), [null])
      }
    },
  },
  {
    id: 'C-132',
    level: 'MUST',
    says: 'a vendor that is down costs its own records, each with an error that says so; the others come',
    check: async (scene) => {
      for (const portal of scene.portals.values()) {
        await checkOneInTrouble(scene, {
          portal,
          faults: { next: [{ do: 'error', status: 503, times: always }] },
          code: 'VENDOR_UNAVAILABLE',
        })
      }
    },
  },
  {
    id: 'C-133',
    level: 'MUST',
    says: 'a vendor whose answers drift costs its own records; the others come',
    check: async (scene) => {
      for (const portal of scene.portals.values()) {
        await checkOneInTrouble(scene, { portal, faults: { drift: portal.vendor.matterDrift }, code: 'DRIFT' })
      }
    },
  },
  {
    id: 'C-134',
    level: 'MUST',
    says: 'sessions that died at all portals are renewed by themselves, and the answer is whole',
    check: async (scene) => {
      const ids = await Promise.all([...scene.portals.values()].map(async (portal) => (await firstMatter(scene, portal)).id))
      await Promise.all([...scene.portals.values()].map(({ desk }) => desk.order({ expireSessions: true })))
      assert.deepEqual(
        (await matters(scene, ids, 'no-cache')).map((matter) => matter?.id),
        ids,
      )
    },
  },
  {
    id: 'C-135',
    level: 'MUST',
    says: 'extensions.freshness tells the oldest copy of each account and kind, alike with subgraphs in the process and over HTTP',
    check: async (scene) => {
      for (const url of [scene.url, await scene.urlOverHttp()]) {
        for (const nested of ['', 'client { id displayName } timeEntries(first: 3) { nodes { id syncedAt } }']) {
          const query = `{ matters(first: 40) { nodes { id syncedAt account { id } ${nested} } } }`
          const { data, extensions } = await askGraph(url, { query })
          const { nodes } = freshnessAnswer.parse(data).matters
          const { freshness } = freshnessExtension.parse(extensions)
          assert.deepEqual(
            freshness.filter(({ kind }) => kind === 'MATTER').map(({ accountId, oldestSyncedAt }) => [accountId, oldestSyncedAt]),
            oldestOf(nodes.map(({ account, syncedAt }) => [account.id, syncedAt])),
          )
          assert.deepEqual(
            freshness.filter(({ kind }) => kind === 'TIME_ENTRY').map(({ accountId, oldestSyncedAt }) => [accountId, oldestSyncedAt]),
            oldestOf(nodes.flatMap(({ account, timeEntries }) => (timeEntries?.nodes ?? []).map((entry) => [account.id, entry.syncedAt]))),
          )
          assert.equal(new Set(freshness.map(({ kind }) => kind)).size, nested === '' ? 1 : 3)
        }
      }
    },
  },
  {
    id: 'C-136',
    level: 'MUST',
    says: 'under no-cache nothing in extensions.freshness is older than the request, with subgraphs in the process and over HTTP',
    check: async (scene) => {
      for (const url of [scene.url, await scene.urlOverHttp()]) {
        const query = '{ matters(first: 12) { nodes { id title client { displayName } } } }'
        const before = freshnessExtension.parse((await askGraph(url, { query })).extensions).freshness
        const asked = scene.now().toISOString()
        const after = freshnessExtension.parse((await askGraph(url, { query, cacheControl: 'no-cache' })).extensions).freshness
        assert.deepEqual(
          after.map(({ accountId, kind }) => [accountId, kind]),
          before.map(({ accountId, kind }) => [accountId, kind]),
        )
        assert.ok(after.every(({ oldestSyncedAt }) => oldestSyncedAt >= asked))
      }
    },
  },
]

/** However many digits it is written with. */
const instant = z.iso.datetime().transform((text) => new Date(text).toISOString())

const freshnessAnswer = z.object({
  matters: z.object({
    nodes: z.array(
      z.object({
        syncedAt: instant,
        account: z.object({ id: z.string() }),
        timeEntries: z.object({ nodes: z.array(z.object({ syncedAt: instant })) }).optional(),
      }),
    ),
  }),
})
const freshnessExtension = z.object({
  freshness: z.array(z.object({ accountId: z.string(), kind: z.string(), oldestSyncedAt: instant })),
})

/** The least instant of each account, in the accounts' order. */
const oldestOf = (copies: readonly (readonly [accountId: string, syncedAt: string])[]): readonly (readonly [string, string])[] =>
  [...Map.groupBy(copies, ([accountId]) => accountId)]
    .map(([accountId, ofAccount]): readonly [string, string] => [accountId, ofAccount.map(([, syncedAt]) => syncedAt).toSorted()[0] ?? ''])
    .toSorted(([a], [b]) => (a < b ? -1 : 1))

/** An open matter of one vendor. */
const firstMatter = async ({ url }: GraphScene, { vendor }: SandboxVendor): Promise<{ readonly id: string; readonly vendorId: string }> => {
  const filter = { vendors: [vendor.adapter.vendor], status: ['OPEN'] }
  const [edge] = (await listPage(url, 'MATTER', { filter, first: 1 }, 'id vendorId')).edges
  return z.object({ id: z.string(), vendorId: z.string() }).parse(edge?.node)
}

const askMatters = ({ url }: GraphScene, ids: readonly string[], cacheControl?: string): Promise<GraphAnswer> =>
  askGraph(url, {
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Matter { id title status description } } }',
    variables: { ids },
    ...(cacheControl === undefined ? {} : { cacheControl }),
  })

const matters = async (scene: GraphScene, ids: readonly string[], cacheControl?: string): Promise<z.infer<typeof nodesAnswer>['nodes']> => {
  const { data, errors } = await askMatters(scene, ids, cacheControl)
  assert.deepEqual(errors, [])
  return nodesAnswer.parse(data).nodes
}

const checkOneInTrouble = async (
  scene: GraphScene,
  { portal, faults, code }: { readonly portal: SandboxVendor; readonly faults: Faults; readonly code: string },
): Promise<void> => {
  const all = [...scene.portals.values()]
  const ids = await Promise.all(all.map(async (one) => (await firstMatter(scene, one)).id))
  await portal.desk.order(faults)
  try {
    const { data, errors } = await askMatters(scene, ids, 'no-cache')
    const at = all.indexOf(portal)
    const { vendor } = portal.vendor.adapter
    assert.deepEqual(
      nodesAnswer.parse(data).nodes.map((node) => node?.id ?? null),
      ids.map((id, index) => (index === at ? null : id)),
      vendor,
    )
    assert.deepEqual(
      errors.map(({ path, extensions }) => [path?.slice(0, 2), extensions['code'], extensions['vendor']]),
      [[['nodes', at], code, vendor]],
    )
  } finally {
    await portal.desk.calm()
  }
}
