import assert from 'node:assert/strict'
import { z } from 'zod'
import { recordKinds } from '../../../../core/recordKind.js'
import { vendorNames } from '../../../../core/vendor.js'
import { askGraph } from '../../../support/askGraph.js'
import { batchingOf } from '../../batchingOf.js'
import type { GraphRecord } from '../../graph/GraphRecord.js'
import type { GraphScene } from '../../graph/GraphScene.js'
import type { Rule } from '../../Rule.js'

const atOnce = 12
const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on VendorRecord { syncedAt } } }'
const answer = z.object({ nodes: z.array(z.object({ id: z.string(), syncedAt: z.string() }).nullable()) })

/** Live reads of every kind. */
export const liveRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-137',
    level: 'MUST',
    says: 'with no-cache records of any kind are read from their portal now, in no more requests than docs/batching.md says',
    check: async ({ url, everything, portals, now }) => {
      const all = await everything()
      for (const kind of recordKinds) {
        for (const [vendor, { desk }] of portals) {
          const ofVendor: readonly GraphRecord[] = all[kind].filter((record) => record.vendor === vendor)
          const asked = ofVendor.slice(0, atOnce)
          assert.ok(asked.length > 0, `${vendor} has no ${kind}`)
          const since = now().toISOString()
          await desk.forgetRequests()
          const { data, errors } = await askGraph(url, { query, variables: { ids: asked.map(({ id }) => id) }, cacheControl: 'no-cache' })
          const made = await desk.requests()
          assert.deepEqual(errors, [], `${vendor} ${kind}`)
          const { nodes } = answer.parse(data)
          assert.deepEqual(
            nodes.map((node) => node?.id),
            asked.map(({ id }) => id),
          )
          for (const node of nodes) assert.ok((node?.syncedAt ?? '') >= since, `${vendor} ${kind}: an older copy was given`)
          const sizes = {
            n: asked.length,
            N: ofVendor.length,
            M: all.MATTER.filter((one) => one.vendor === vendor).length,
            m: mattersOf(asked),
          }
          const allowed = (await batchingOf(vendorNames[vendor].slug, kind)).byId(sizes)
          assert.ok(
            made > 0 && made <= allowed,
            `${vendor} ${kind}: ${String(made)} requests for ${String(asked.length)} ids, ${String(allowed)} are documented`,
          )
        }
      }
    },
  },
]

/** How many matters these records belong to. */
const mattersOf = (records: readonly GraphRecord[]): number =>
  new Set(
    records.flatMap((record) => {
      if ('matters' in record) return record.matters.map(({ id }) => id)
      return 'matter' in record && record.matter !== null ? [record.matter.id] : []
    }),
  ).size
