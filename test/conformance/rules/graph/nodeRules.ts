import assert from 'node:assert/strict'
import { z } from 'zod'
import { recordKinds } from '../../../../core/recordKind.js'
import { vendorNames } from '../../../../core/vendor.js'
import { askGraph, type GraphRequest } from '../../../support/askGraph.js'
import { batchingOf } from '../../batchingOf.js'
import { graphKinds } from '../../graph/GraphRecord.js'
import type { Everything, GraphScene } from '../../graph/GraphScene.js'
import type { Rule } from '../../Rule.js'

const nodesQuery = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Matter { title client { id displayName } responsibleAttorney { id name } } } }`
const manyMatters = 50

/** Records found by their global ids, and what that costs. */
export const nodeRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-120',
    level: 'MUST',
    says: 'every record is found again by its id, as its vendor’s own type, in the order asked for',
    check: async ({ url, everything }) => {
      const all = await everything()
      for (const kind of recordKinds) {
        const records = all[kind].slice(0, 200)
        const { nodes } = await ask(url, { query: nodesQuery, variables: { ids: records.map(({ id }) => id) } })
        assert.deepEqual(
          nodes.map((node) => [node?.__typename, node?.id]),
          records.map(({ id, vendor }) => [`${vendorNames[vendor as keyof typeof vendorNames].prefix}${graphKinds[kind].type}`, id]), // The graph's enum is core's.
          kind,
        )
      }
    },
  },
  {
    id: 'C-121',
    level: 'MUST',
    says: 'an id of nothing is null beside its neighbours, and no error',
    check: async ({ url, everything }) => {
      const { MATTER } = await everything()
      const [matter] = MATTER
      assert.ok(matter !== undefined)
      const ids = ['nonsense', matter.id, `${matter.id}0`, 'mat_clio_zzzz_1', '', matter.id]
      const { nodes } = await ask(url, { query: nodesQuery, variables: { ids } })
      assert.deepEqual(
        nodes.map((node) => node?.id ?? null),
        [null, matter.id, null, null, null, matter.id],
      )
    },
  },
  {
    id: 'C-122',
    level: 'MUST',
    says: 'fifty matters with client and attorney are at most one batch for each kind and vendor',
    check: async ({ url, everything, mirror, portals }) => {
      const ids = sampleMatters(await everything(), [...portals.keys()])
      mirror.forget()
      const { nodes } = await ask(url, { query: nodesQuery, variables: { ids } })
      assert.equal(nodes.filter((node) => node !== null).length, ids.length)
      // One more of matters: `firm` looks whether the ids are there before it hands them on.
      assert.ok((mirror.reads.get('MATTER') ?? 0) <= portals.size + 1, `${String(mirror.reads.get('MATTER'))} batches of matters`)
      for (const kind of ['CONTACT', 'USER'] as const) {
        assert.ok((mirror.reads.get(kind) ?? 0) <= portals.size, `${String(mirror.reads.get(kind))} batches of ${kind}`)
      }
    },
  },
  {
    id: 'C-123',
    level: 'MUST',
    says: 'the same with no-cache reads each portal in the requests docs/batching.md says',
    check: async ({ url, everything, portals }) => {
      const all = await everything()
      const ids = sampleMatters(all, [...portals.keys()])
      for (const portal of portals.values()) await portal.desk.forgetRequests()
      const { nodes } = await ask(url, { query: nodesQuery, variables: { ids }, cacheControl: 'no-cache' })
      assert.equal(nodes.filter((node) => node !== null).length, ids.length)
      for (const [vendor, portal] of portals) {
        const allowed = await allowedRequests(all, { vendor, ids: new Set(ids) })
        const made = await portal.desk.requests()
        assert.ok(made <= allowed && made > 0, `${vendor}: ${String(made)} requests, ${String(allowed)} are documented`)
      }
    },
  },
]

const nodesAnswer = z.object({ nodes: z.array(z.looseObject({ __typename: z.string(), id: z.string() }).nullable()) })

const ask = async (url: string, request: GraphRequest): Promise<z.infer<typeof nodesAnswer>> => {
  const { data, errors } = await askGraph(url, request)
  assert.deepEqual(errors, [])
  return nodesAnswer.parse(data)
}

/** As many matters of each vendor, fifty in all. */
const sampleMatters = ({ MATTER }: Everything, vendors: readonly string[]): readonly string[] =>
  vendors
    .flatMap((vendor) => MATTER.filter((matter) => matter.vendor === vendor).slice(0, Math.ceil(manyMatters / vendors.length)))
    .slice(0, manyMatters)
    .map(({ id }) => id)

/** What the matters, their clients and their attorneys may cost at one vendor. */
const allowedRequests = async (
  all: Everything,
  { vendor, ids }: { readonly vendor: keyof typeof vendorNames; readonly ids: ReadonlySet<string> },
): Promise<number> => {
  const matters = all.MATTER.filter((matter) => matter.vendor === vendor && ids.has(matter.id))
  const asked = {
    MATTER: matters.length,
    CONTACT: new Set(matters.flatMap(({ client }) => client?.id ?? [])).size,
    USER: new Set(matters.flatMap(({ responsibleAttorney }) => responsibleAttorney?.id ?? [])).size,
  }
  const counts = (['MATTER', 'CONTACT', 'USER'] as const).map(async (kind) => {
    const { byId } = await batchingOf(vendorNames[vendor].slug, kind)
    return byId({ n: asked[kind], N: all[kind].filter((record) => record.vendor === vendor).length })
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}
