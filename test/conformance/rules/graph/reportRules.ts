import assert from 'node:assert/strict'
import { z } from 'zod'
import { Money } from '../../../../core/money.js'
import { askGraph } from '../../../support/askGraph.js'
import type { GraphScene } from '../../graph/GraphScene.js'
import type { Rule } from '../../Rule.js'

const trustAccounts = z.object({
  trustAccounts: z.object({
    nodes: z.array(z.object({ id: z.string(), vendor: z.string(), balance: z.string(), account: z.object({ id: z.string() }) })),
  }),
})
const reconciliation = z.object({
  trustReconciliation: z.object({
    adjustedBankBalance: z.string(),
    bookBalance: z.string(),
    ledgerBalance: z.string(),
    balanced: z.boolean(),
    readWhole: z.boolean(),
    differences: z.object({ nodes: z.array(z.object({ class: z.string(), amount: z.string(), gap: z.string().nullable() })) }),
  }),
})
const matterList = z.object({
  matters: z.object({
    nodes: z.array(z.object({ id: z.string(), financials: z.object({ outstandingBalance: z.string(), unbilledAmount: z.string() }) })),
  }),
})
const group = z.object({
  total: z.string(),
  draftAmount: z.string().default('0'),
  matter: z.object({ id: z.string() }).nullable(),
})
const groups = z.object({ report: z.object({ nodes: z.array(group) }) })

const ask = async ({ url }: GraphScene, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown> => {
  const { data, errors } = await askGraph(url, { query, variables })
  assert.deepEqual(errors, [])
  return data
}

/** Each matter's own figures, zero left out, as `id amount`. */
const figures = async (scene: GraphScene, read: (financials: { outstandingBalance: string; unbilledAmount: string }) => string) => {
  const query = '{ matters(first: 200) { nodes { id financials { outstandingBalance unbilledAmount } } } }'
  const { matters } = matterList.parse(await ask(scene, query))
  return matters.nodes.flatMap(({ id, financials }) => nonZero(id, new Money(read(financials)))).toSorted()
}

const nonZero = (id: string, amount: Money): readonly string[] => (amount.isZero() ? [] : [`${id} ${amount.toFixed()}`])

/** What reports say beside what the records themselves say. */
export const reportRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-150',
    level: 'MUST',
    says: 'every trust account reconciles, now and as of an earlier day, with the balance its vendor shows',
    check: async (scene) => {
      const { nodes } = trustAccounts.parse(
        await ask(scene, '{ trustAccounts(first: 200) { nodes { id vendor balance account { id } } } }'),
      ).trustAccounts
      const holding = [...scene.portals].filter(([, { kinds }]) => kinds.includes('TRUST_ACCOUNT') && kinds.includes('TRUST_TRANSACTION'))
      for (const [vendor] of holding)
        assert.ok(
          nodes.some((one) => one.vendor === vendor),
          `${vendor} has a trust account`,
        )
      const query = `query ($account: ID!, $id: ID!, $asOf: Date!) { trustReconciliation(accountId: $account, trustAccountId: $id, asOf: $asOf) {
        adjustedBankBalance bookBalance ledgerBalance balanced readWhole differences(first: 200) { nodes { class amount gap } } } }`
      for (const { id, vendor, account } of nodes) {
        for (const asOf of ['9999-12-31', '2026-03-31', '2025-09-30']) {
          const { trustReconciliation: report } = reconciliation.parse(await ask(scene, query, { account: account.id, id, asOf }))
          const { differences, ...said } = report
          const unexpected = differences.nodes.filter((one) => one.gap !== null && one.class !== 'AFTER_DAY')
          assert.deepEqual(
            [said.balanced, said.readWhole, unexpected],
            [true, true, []],
            `${vendor} as of ${asOf}: ${JSON.stringify(said)}`,
          )
        }
      }
    },
  },
  {
    id: 'C-151',
    level: 'MUST',
    says: 'what receivables say of a matter is its outstanding balance',
    check: async (scene) => {
      const query = `{ report: agedReceivables(asOf: "9999-12-31", groupBy: MATTER, first: 200) { nodes { total ... on MatterReceivables { matter { id } } } } }`
      const { nodes } = groups.parse(await ask(scene, query)).report
      const said = nodes.flatMap(({ matter, total }) => (matter === null ? [] : nonZero(matter.id, new Money(total))))
      assert.deepEqual(said.toSorted(), await figures(scene, ({ outstandingBalance }) => outstandingBalance))
    },
  },
  {
    id: 'C-152',
    level: 'MUST',
    says: 'what work in progress says of a matter, drafts aside, is what it has unbilled',
    check: async (scene) => {
      const query = `{ report: workInProgress(asOf: "9999-12-31", first: 200) { nodes { total draftAmount ... on MatterWorkInProgress { matter { id } } } } }`
      const { nodes } = groups.parse(await ask(scene, query)).report
      const said = nodes.flatMap(({ matter, total, draftAmount }) =>
        matter === null ? [] : nonZero(matter.id, new Money(total).minus(draftAmount)),
      )
      assert.deepEqual(said.toSorted(), await figures(scene, ({ unbilledAmount }) => unbilledAmount))
    },
  },
]
