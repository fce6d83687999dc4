import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { type AccountKey, formatAccountId } from '../../../../core/recordId.js'
import { takeOver } from '../../../../engine/check/takeOver.js'
import type { Database } from '../../../../prisma/Database.js'
import { anAccount } from '../../../prisma/support/anAccount.js'
import { anExpense, anInvoice } from '../../../prisma/support/records.js'
import { askGraph } from '../../../support/askGraph.js'
import { withBrowser } from '../../../support/withBrowser.js'
import { withDatabase } from '../../../support/withDatabase.js'
import { withGraph } from '../../../support/withGraph.js'

const query = `query ($accountIds: [ID!], $kinds: [RecordKind!], $first: Int, $after: String, $last: Int, $before: String) {
  quarantinedRecords(accountIds: $accountIds, kinds: $kinds, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { id account { id status } kind recordId vendorId reason detail firstSeenAt lastSeenAt } edges { cursor node { id } }
  } }`

const record = z.object({
  id: z.string(),
  kind: z.string(),
  recordId: z.string(),
  vendorId: z.string(),
  reason: z.string(),
  detail: z.string(),
})
const answer = z.object({
  quarantinedRecords: z.object({
    totalCount: z.int(),
    pageInfo: z.object({
      hasNextPage: z.boolean(),
      hasPreviousPage: z.boolean(),
      startCursor: z.string().nullable(),
      endCursor: z.string().nullable(),
    }),
    nodes: z.array(
      record.extend({ account: z.object({ id: z.string(), status: z.string() }), firstSeenAt: z.string(), lastSeenAt: z.string() }),
    ),
    edges: z.array(z.object({ cursor: z.string(), node: z.object({ id: z.string() }) })),
  }),
})

/** An expense that is wrong since January and an invoice that is wrong twice since February. */
const fill = async (database: Database, tenant: string): Promise<AccountKey> => {
  const { key: account } = await anAccount(database, { tenant, vendor: 'CLIO' })
  const expenses = [anExpense('e1', { amount: '100.00' }), anExpense('e_2')]
  await takeOver(database, { account, kind: 'EXPENSE', records: expenses, readAt: '2026-01-01T00:00:00.000Z' })
  const invoices = [anInvoice('i1', { total: '4320.00' })]
  await takeOver(database, { account, kind: 'INVOICE', records: invoices, readAt: '2026-02-01T00:00:00.000Z' })
  return account
}

void test('the quarantine can be queried', (t) =>
  withBrowser((browser) =>
    withDatabase((database) =>
      withGraph({ portals: [], browser, database }, async ({ url }) => {
        const account = await fill(database, 'conformance')
        await fill(database, 'another')
        const accountId = formatAccountId({ vendor: 'CLIO', account })
        const ask = async (variables: Readonly<Record<string, unknown>> = {}) => {
          const { data, errors } = await askGraph(url, { query, variables })
          assert.deepEqual(errors, [])
          return answer.parse(data).quarantinedRecords
        }

        await t.test('with record, reason, numbers and times, what was found last first; of this tenant alone', async () => {
          const { totalCount, nodes } = await ask()
          assert.deepEqual([totalCount, nodes.map(({ reason }) => reason)], [3, ['invoice.total', 'invoice.balance', 'expense.amount']])
          assert.deepEqual(nodes[2], {
            id: `qua_expense.amount_exp_clio_${account}_e1`,
            account: { id: accountId, status: 'DRIFTED' },
            kind: 'EXPENSE',
            recordId: `exp_clio_${account}_e1`,
            vendorId: 'e1',
            reason: 'expense.amount',
            detail: 'amount is 100.00, but quantity 12.5 × unit amount 0.25 is 3.125',
            firstSeenAt: '2026-01-01T00:00:00Z',
            lastSeenAt: '2026-01-01T00:00:00Z',
          })
        })

        await t.test('by kind and by account', async () => {
          assert.deepEqual(
            (await ask({ kinds: ['EXPENSE'] })).nodes.map(({ kind }) => kind),
            ['EXPENSE'],
          )
          assert.equal((await ask({ accountIds: [accountId], kinds: ['INVOICE', 'EXPENSE'] })).totalCount, 3)
          assert.equal((await ask({ accountIds: ['acc_clio_nobody00'] })).totalCount, 0)
        })

        await t.test('page by page, nothing twice and nothing left out', async () => {
          const seen: string[] = []
          let after: string | null = null
          for (;;) {
            const { edges, pageInfo, totalCount }: Awaited<ReturnType<typeof ask>> = await ask({ first: 1, after })
            seen.push(...edges.map(({ node }) => node.id))
            assert.deepEqual([totalCount, pageInfo.hasPreviousPage], [3, after !== null])
            if (!pageInfo.hasNextPage) break
            after = pageInfo.endCursor
          }
          const fromEnd = await ask({ last: 2 })
          assert.deepEqual([fromEnd.nodes.map(({ id }) => id), fromEnd.pageInfo.hasPreviousPage], [seen.slice(1), true])
          const first = await ask({ last: 2, before: fromEnd.pageInfo.startCursor })
          assert.deepEqual([first.nodes.map(({ id }) => id), first.pageInfo.hasNextPage], [seen.slice(0, 1), true])
          assert.deepEqual(
            seen,
            (await ask()).nodes.map(({ id }) => id),
          )
        })

        await t.test('by id; what is not there is null', async () => {
          const [first] = (await ask()).nodes
          const byId = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on QuarantinedRecord { detail } } }'
          const { data } = await askGraph(url, { query: byId, variables: { ids: [first?.id, `qua_invoice.total_inv_clio_${account}_i9`] } })
          assert.deepEqual(data, { nodes: [{ id: first?.id, detail: first?.detail }, null] })
        })

        await t.test('not with a cursor of something else, a page that is none, or a key without the scope operate', async () => {
          const codeOf = async (variables: Readonly<Record<string, unknown>>, authorization?: string): Promise<unknown> => {
            const { errors } = await askGraph(url, { query, variables, ...(authorization === undefined ? {} : { authorization }) })
            return errors[0]?.extensions['code']
          }
          assert.equal(await codeOf({ after: 'WyJub25lIl0' }), 'BAD_USER_INPUT')
          assert.equal(await codeOf({ first: -1 }), 'BAD_USER_INPUT')
          assert.equal(await codeOf({ first: 201 }), 'LIMIT_EXCEEDED')
          assert.equal(await codeOf({ accountIds: ['mat_1'] }), 'BAD_USER_INPUT')
          assert.equal(await codeOf({}, 'Bearer reader'), 'FORBIDDEN')
        })
      }),
    ),
  ))
