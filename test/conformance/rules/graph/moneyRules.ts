import assert from 'node:assert/strict'
import { z } from 'zod'
import { askGraph } from '../../../support/askGraph.js'
import type { GraphScene } from '../../graph/GraphScene.js'
import { walkList } from '../../graph/walkList.js'
import type { Rule } from '../../Rule.js'

const node = z.object({ id: z.string() })
const list = z.object({ totalCount: z.int(), nodes: z.array(node) })
const matterLists = z.object({ id: z.string(), expenses: list, invoices: list, payments: list, trustTransactions: list })
const lines = z.object({ lineItems: z.array(z.object({ timeEntry: node.nullable(), expense: node.nullable() })) })
const invoicesAnswer = z.object({ nodes: z.array(lines.nullable()) })

const linesQuery = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Invoice { lineItems { timeEntry { id date } expense { id date } } } }
}`
const manyInvoices = 40

/** How money hangs together in the graph. */
export const moneyRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-106',
    level: 'MUST',
    says: 'a matter’s own expenses, invoices, payments and trust transactions are those that name it',
    check: async ({ url, everything }) => {
      const { EXPENSE, INVOICE, PAYMENT, TRUST_TRANSACTION } = await everything()
      const fields = `id ${['expenses', 'invoices', 'payments', 'trustTransactions'].map((name) => `${name}(first: 200) { totalCount nodes { id } }`).join(' ')}`
      const pages = await walkList(url, { kind: 'MATTER', direction: 'FORWARD', size: 50, fields })
      for (const { node: found } of pages.flatMap(({ edges }) => edges)) {
        const matter = matterLists.parse(found)
        const isOwn = (one: { readonly matter: { readonly id: string } | null }): boolean => one.matter?.id === matter.id
        const onInvoice = INVOICE.filter(({ matters }) => matters.some(({ id }) => id === matter.id))
        const paying = PAYMENT.filter(
          (payment) => isOwn(payment) || payment.applications.some(({ invoice }) => onInvoice.some(({ id }) => id === invoice.id)),
        )
        assertLists(matter.expenses, EXPENSE.filter(isOwn), matter.id)
        assertLists(matter.invoices, onInvoice, matter.id)
        assertLists(matter.payments, paying, matter.id)
        assertLists(matter.trustTransactions, TRUST_TRANSACTION.filter(isOwn), matter.id)
      }
    },
  },
  {
    id: 'C-107',
    level: 'MUST',
    says: 'an invoice’s payments are those applied to it, and a time entry or expense names the invoice whose line bills it',
    check: async ({ everything }) => {
      const { INVOICE, PAYMENT, TIME_ENTRY, EXPENSE } = await everything()
      for (const { id, payments, lineItems, status } of INVOICE) {
        const applied = PAYMENT.filter(({ applications }) => applications.some(({ invoice }) => invoice.id === id))
        assert.deepEqual(payments.map((payment) => payment.id).toSorted(), applied.map((payment) => payment.id).toSorted(), id)
        if (status === 'VOID' || status === 'DELETED') continue
        for (const { timeEntry, expense } of lineItems) {
          if (timeEntry !== null)
            assert.ok(
              TIME_ENTRY.some((one) => one.id === timeEntry.id),
              `${id}: there is no ${timeEntry.id}`,
            )
          const billed = expense === null ? null : EXPENSE.find((one) => one.id === expense.id)
          if (billed !== null) assert.equal(billed?.invoice?.id, id, `the expense ${String(expense?.id)} is on ${id}`)
        }
      }
    },
  },
  {
    id: 'C-124',
    level: 'MUST',
    says: 'forty invoices with the time and the expenses of all their lines are one batch for each kind and vendor',
    check: async ({ url, everything, mirror, portals }) => {
      const { INVOICE } = await everything()
      const ids = INVOICE.filter(({ lineItems }) => lineItems.some(({ timeEntry, expense }) => timeEntry !== null || expense !== null))
        .slice(0, manyInvoices)
        .map(({ id }) => id)
      mirror.forget()
      const { data, errors } = await askGraph(url, { query: linesQuery, variables: { ids } })
      assert.deepEqual(errors, [])
      const found = invoicesAnswer.parse(data).nodes.flatMap((invoice) => invoice?.lineItems ?? [])
      assert.ok(found.some(({ timeEntry }) => timeEntry !== null) && found.some(({ expense }) => expense !== null))
      for (const kind of ['TIME_ENTRY', 'EXPENSE'] as const)
        assert.ok((mirror.reads.get(kind) ?? 0) <= portals.size, `${String(mirror.reads.get(kind))} batches of ${kind}`)
    },
  },
]

const assertLists = ({ totalCount, nodes }: z.infer<typeof list>, expected: readonly { readonly id: string }[], where: string): void => {
  assert.equal(totalCount, expected.length, where)
  const ids = new Set(expected.map(({ id }) => id))
  assert.equal(nodes.length, Math.min(200, expected.length), where)
  for (const { id } of nodes) assert.ok(ids.has(id), `${id} is not ${where}’s`)
}
