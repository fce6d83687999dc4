import assert from 'node:assert/strict'
import { z } from 'zod'
import { askGraph } from '../../../support/askGraph.js'
import type { GraphScene } from '../../graph/GraphScene.js'
import type { Rule } from '../../Rule.js'

const query = '{ quarantinedRecords(first: 20) { totalCount nodes { recordId reason detail } } accounts { id status statusDetail } }'
const answer = z.object({
  quarantinedRecords: z.object({
    totalCount: z.int(),
    nodes: z.array(z.object({ recordId: z.string(), reason: z.string(), detail: z.string() })),
  }),
  accounts: z.array(z.object({ id: z.string(), status: z.string(), statusDetail: z.string().nullable() })),
})

/** What does not add up. */
export const quarantineRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-141',
    level: 'MUST',
    says: 'everything at healthy portals adds up: each record by itself, and the records among each other',
    check: async ({ url }) => {
      const { data, errors } = await askGraph(url, { query })
      assert.deepEqual(errors, [])
      const { quarantinedRecords, accounts } = answer.parse(data)
      assert.deepEqual(quarantinedRecords, { totalCount: 0, nodes: [] })
      for (const account of accounts) assert.deepEqual([account.status, account.statusDetail], ['CONNECTED', null], account.id)
    },
  },
]
