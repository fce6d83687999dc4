import assert from 'node:assert/strict'
import { z } from 'zod'
import { askGraph } from '../../../support/askGraph.js'
import type { GraphScene } from '../../graph/GraphScene.js'
import type { Rule } from '../../Rule.js'

const event = z.object({
  id: z.string(),
  index: z.int(),
  action: z.string(),
  actor: z.string(),
  account: z.object({ id: z.string() }).nullable(),
})
const answer = z.object({ auditEvents: z.object({ totalCount: z.int(), nodes: z.array(event) }) })
const query = `query ($accountIds: [ID!]) {
  auditEvents(first: 50, filter: { accountIds: $accountIds, actions: ["account.connected"] }) { totalCount nodes { id index action actor account { id } } }
}`

/** What the audit log says of what was done. */
export const auditRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-140',
    level: 'MUST',
    says: 'who connected an account is in the audit log, found by account and by id',
    check: async ({ url, accounts }) => {
      const { auditEvents } = answer.parse((await askGraph(url, { query })).data)
      assert.equal(auditEvents.totalCount, accounts.size)
      for (const { actor } of auditEvents.nodes) assert.equal(actor, 'key_conformance')
      const [latest] = auditEvents.nodes
      assert.ok(latest?.account)
      const ofOne = answer.parse((await askGraph(url, { query, variables: { accountIds: [latest.account.id] } })).data)
      assert.deepEqual(ofOne.auditEvents.nodes, [latest])
      const { data } = await askGraph(url, { query: `{ node(id: "${latest.id}") { id ... on AuditEvent { index } } }` })
      assert.deepEqual(data, { node: { id: latest.id, index: latest.index } })
    },
  },
]
