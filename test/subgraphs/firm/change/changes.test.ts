import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { formatAccountId } from '../../../../core/recordId.js'
import { trimChanges } from '../../../../prisma/change/trimChanges.js'
import { markGone } from '../../../../prisma/mirror/markGone.js'
import { upsertMany } from '../../../../prisma/mirror/upsertMany.js'
import { anAccount } from '../../../prisma/support/anAccount.js'
import { aMatter, aTimeEntry } from '../../../prisma/support/records.js'
import { askGraph } from '../../../support/askGraph.js'
import { withBrowser } from '../../../support/withBrowser.js'
import { withDatabase } from '../../../support/withDatabase.js'
import { withGraph } from '../../../support/withGraph.js'

const query = `query ($filter: ChangeFilter, $first: Int, $after: String) {
  changes(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id kind action recordId changedFields source observedAt account { id firmName }
      record { __typename id updatedAt ... on Matter { title } ... on ClioTimeEntry { description matter { title } } } }
    edges { cursor }
  } }`

const node = z.object({
  id: z.string(),
  kind: z.string(),
  action: z.string(),
  recordId: z.string(),
  record: z.looseObject({ __typename: z.string(), id: z.string() }).nullable(),
})
const answer = z.object({
  changes: z.object({
    totalCount: z.int(),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(node.loose()),
    edges: z.array(z.object({ cursor: z.string() })),
  }),
})

const readAt = '2026-03-01T00:00:00.000Z'
const later = '2026-03-02T00:00:00.000Z'

void test('the change log can be queried', (t) =>
  withBrowser((browser) =>
    withDatabase((database) =>
      withGraph({ portals: [], browser, database }, async ({ url, urlOverHttp }) => {
        const { key: clio } = await anAccount(database, { tenant: 'conformance', vendor: 'CLIO' })
        const { key: mycase } = await anAccount(database, { tenant: 'conformance', vendor: 'MYCASE' })
        const { key: another } = await anAccount(database, { tenant: 'another' })
        for (const account of [clio, mycase, another]) {
          await upsertMany(database, { account, kind: 'MATTER', readAt, records: [aMatter('m1', { title: 'Fence' })] })
          await upsertMany(database, {
            account,
            kind: 'TIME_ENTRY',
            readAt,
            records: [aTimeEntry('t1', { matterId: 'm1' }), aTimeEntry('t2')],
          })
        }
        await upsertMany(database, {
          account: clio,
          kind: 'TIME_ENTRY',
          readAt: later,
          source: 'COMMAND',
          records: [aTimeEntry('t1', { matterId: 'm1', amount: '1.00' })],
        })
        await markGone(database, { account: clio, kind: 'TIME_ENTRY', vendorIds: ['t2'], readAt: later })
        const ask = async (variables: Readonly<Record<string, unknown>> = {}, at = url) => {
          const { data, errors } = await askGraph(at, { query, variables })
          assert.deepEqual(errors, [])
          return answer.parse(data).changes
        }
        const accountId = formatAccountId({ vendor: 'CLIO', account: clio })

        await t.test('oldest first, of this tenant alone, each with its record as the vendor’s subgraph knows it now', async () => {
          const changes = await ask()
          assert.deepEqual([changes.totalCount, changes.nodes.length], [8, 8])
          assert.deepEqual(
            changes.edges.map(({ cursor }) => cursor),
            changes.nodes.map(({ id }) => id),
          )
          assert.deepEqual(
            changes.nodes.map(({ id }) => id).toSorted(),
            changes.nodes.map(({ id }) => id),
          )
          const { id: _, ...updated } = changes.nodes.at(-2) ?? assert.fail()
          assert.deepEqual(updated, {
            kind: 'TIME_ENTRY',
            action: 'UPDATED',
            recordId: `tim_clio_${clio}_t1`,
            changedFields: ['amount'],
            source: 'COMMAND',
            observedAt: '2026-03-02T00:00:00Z',
            account: { id: accountId, firmName: 'Example and Sample' },
            record: {
              __typename: 'ClioTimeEntry',
              id: `tim_clio_${clio}_t1`,
              updatedAt: '2026-02-03T04:05:06.789Z',
              description: 'Read the fence agreement.',
              matter: { title: 'Fence' },
            },
          })
          assert.deepEqual(await ask({}, await urlOverHttp()), changes)
        })

        await t.test('a record that is gone is null, in the change that deleted it and in those before', async () => {
          const { nodes } = await ask({ filter: { recordIds: [`tim_clio_${clio}_t2`] } })
          assert.deepEqual(
            nodes.map(({ action, record }) => [action, record]),
            [
              ['CREATED', null],
              ['DELETED', null],
            ],
          )
        })

        await t.test('narrowed by account, vendor, kind, action, record and matter', async () => {
          const idsOf = async (filter: Readonly<Record<string, unknown>>) =>
            (await ask({ filter })).nodes.map(({ recordId, action }) => `${recordId} ${action}`)
          assert.deepEqual(await idsOf({ accountIds: [accountId], kinds: ['MATTER'] }), [`mat_clio_${clio}_m1 CREATED`])
          assert.deepEqual(await idsOf({ vendors: ['MYCASE'], kinds: ['MATTER', 'INVOICE'] }), [`mat_mycase_${mycase}_m1 CREATED`])
          assert.deepEqual(await idsOf({ actions: ['UPDATED', 'DELETED'] }), [`tim_clio_${clio}_t1 UPDATED`, `tim_clio_${clio}_t2 DELETED`])
          assert.deepEqual(await idsOf({ matterIds: [`mat_clio_${clio}_m1`], kinds: ['TIME_ENTRY'] }), [
            `tim_clio_${clio}_t1 CREATED`,
            `tim_clio_${clio}_t1 UPDATED`,
          ])
          assert.deepEqual(await idsOf({ accountIds: [formatAccountId({ vendor: 'CLIO', account: another })] }), [])
        })

        await t.test('page by page, going on from the last id seen', async () => {
          const seen: string[] = []
          for (let after: string | null = null, goesOn = true; goesOn;) {
            const { nodes, pageInfo } = await ask({ first: 3, after })
            seen.push(...nodes.map(({ id }) => id))
            after = pageInfo.endCursor
            goesOn = pageInfo.hasNextPage
          }
          assert.deepEqual(
            seen,
            (await ask()).nodes.map(({ id }) => id),
          )
        })

        await t.test('one by its id, and by node; nothing of another tenant', async () => {
          const [first] = (await ask()).nodes
          const [foreign] = await database.query<{ position: number }>('select position from change where account_key = $1::text limit 1', [
            another,
          ])
          const foreignId = `chg_${String(foreign?.position).padStart(16, '0')}`
          const one =
            'query ($id: ID!, $foreign: ID!) { change(id: $id) { id action } node(id: $id) { __typename id } other: change(id: $foreign) { id } none: node(id: $foreign) { id } }'
          const { data, errors } = await askGraph(url, { query: one, variables: { id: first?.id, foreign: foreignId } })
          assert.deepEqual(
            [data, errors],
            [{ change: { id: first?.id, action: 'CREATED' }, node: { __typename: 'Change', id: first?.id }, other: null, none: null }, []],
          )
        })

        await t.test('what is asked for wrongly, or no longer kept, is refused with a word on why', async () => {
          const codeOf = async (variables: Readonly<Record<string, unknown>>) =>
            (await askGraph(url, { query, variables })).errors[0]?.extensions['code']
          assert.equal(await codeOf({ after: 'mat_clio_7k2m_1' }), 'BAD_USER_INPUT')
          assert.equal(await codeOf({ first: 201 }), 'LIMIT_EXCEEDED')
          assert.equal(await codeOf({ filter: { matterIds: [`tim_clio_${clio}_t1`] } }), 'BAD_USER_INPUT')
          assert.equal(await codeOf({ after: 'chg_0000999999999999' }), 'CURSOR_EXPIRED')
          const [first] = (await ask()).nodes
          await trimChanges(database, '2026-03-01T12:00:00.000Z')
          assert.equal(await codeOf({ after: first?.id }), 'CURSOR_EXPIRED')
          assert.equal((await ask()).totalCount, 2)
        })
      }),
    ),
  ))
