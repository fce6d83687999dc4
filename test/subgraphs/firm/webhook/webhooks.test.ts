import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { formatAccountId } from '../../../../core/recordId.js'
import { anAccount } from '../../../prisma/support/anAccount.js'
import { askGraph } from '../../../support/askGraph.js'
import { withBrowser } from '../../../support/withBrowser.js'
import { withDatabase } from '../../../support/withDatabase.js'
import { withGraph } from '../../../support/withGraph.js'

const fields = `fragment Fields on WebhookEndpointPayload {
  endpoint { id url description enabled disabledReason secret payload createdAt filter { accountIds vendors kinds actions recordIds matterIds } }
  userErrors { code message path }
}`
const create = `mutation ($input: CreateWebhookEndpointInput!) { payload: createWebhookEndpoint(input: $input) { ...Fields } } ${fields}`
const update = `mutation ($input: UpdateWebhookEndpointInput!) { payload: updateWebhookEndpoint(input: $input) { ...Fields } } ${fields}`
const remove = `mutation ($id: ID!) { payload: deleteWebhookEndpoint(id: $id) { ...Fields } } ${fields}`
const rotate = `mutation ($id: ID!) { payload: rotateWebhookSecret(id: $id) { ...Fields } } ${fields}`
const redeliver = `mutation ($input: RedeliverWebhooksInput!) { payload: redeliverWebhooks(input: $input) { ...Fields } } ${fields}`
const list = '{ webhookEndpoints { id secret } webhookDeliveries(first: 5) { totalCount nodes { id } pageInfo { hasNextPage } } }'

const endpoint = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string().nullable(),
  enabled: z.boolean(),
  disabledReason: z.string().nullable(),
  secret: z.string().nullable(),
  payload: z.string(),
  createdAt: z.string(),
  filter: z.record(z.string(), z.array(z.string()).nullable()).nullable(),
})
const answer = z.object({
  payload: z.object({
    endpoint: endpoint.nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string(), path: z.array(z.string()).nullable() })),
  }),
})

void test('webhooks are managed over the graph', (t) =>
  withBrowser((browser) =>
    withDatabase((database) =>
      withGraph({ portals: [], browser, database }, async ({ url }) => {
        const { key: account } = await anAccount(database, { tenant: 'conformance', vendor: 'CLIO' })
        const { key: foreign } = await anAccount(database, { tenant: 'another', vendor: 'CLIO' })
        const ask = async (query: string, variables: Readonly<Record<string, unknown>>) => {
          const { data, errors } = await askGraph(url, { query, variables })
          assert.deepEqual(errors, [])
          return answer.parse(data).payload
        }
        const target = 'https://hooks.example.com/mattergraph?token=abc'
        const accountIds = [formatAccountId({ vendor: 'CLIO', account })]
        const made = async (input: object = {}) => {
          const { endpoint: it, userErrors } = await ask(create, { input: { url: target, ...input } })
          assert.deepEqual(userErrors, [])
          assert.ok(it)
          return it
        }

        await t.test('an endpoint is made with a secret that is shown once', async () => {
          const filter = { accountIds, kinds: ['INVOICE', 'PAYMENT'], matterIds: [`mat_clio_${account}_7`] }
          const it = await made({ description: 'Books', filter, payload: 'FULL' })
          assert.match(it.secret ?? '', /^whsec_[A-Za-z0-9+/]{43}=$/)
          assert.deepEqual(it.filter, { vendors: null, actions: null, recordIds: null, ...filter })
          assert.deepEqual([it.url, it.description, it.payload, it.enabled, it.disabledReason], [target, 'Books', 'FULL', true, null])
          const { data } = await askGraph(url, { query: list })
          assert.deepEqual(data, {
            webhookEndpoints: [{ id: it.id, secret: null }],
            webhookDeliveries: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false } },
          })
          const node = await askGraph(url, {
            query: 'query ($id: ID!) { node(id: $id) { id ... on WebhookEndpoint { url secret } } }',
            variables: { id: it.id },
          })
          assert.deepEqual(node.data, { node: { id: it.id, url: target, secret: null } })
        })

        await t.test('an address inside, a filter of what is not there, and texts without measure are refused as data', async () => {
          const refusals = [
            { url: 'https://127.1/' },
            { url: 'http://hooks.example.com/' },
            { url: target, filter: { accountIds: [formatAccountId({ vendor: 'CLIO', account: foreign })] } },
            { url: target, filter: { matterIds: [`mat_clio_${foreign}_7`] } },
            { url: target, filter: { accountIds: ['none'] } },
            { url: target, filter: { recordIds: Array.from({ length: 201 }, (_, index) => `mat_clio_${account}_${String(index)}`) } },
            { url: target, description: 'x'.repeat(501) },
          ]
          const paths: unknown[] = []
          for (const input of refusals) {
            const { endpoint: none, userErrors } = await ask(create, { input })
            assert.equal(none, null)
            paths.push(userErrors.map(({ path }) => path?.join('.')))
          }
          assert.deepEqual(paths, [
            ['input.url'],
            ['input.url'],
            ['input.filter'],
            ['input.filter'],
            ['input.filter'],
            ['input.filter.recordIds'],
            ['input.description'],
          ])
        })

        await t.test('an endpoint is changed where something is given, and stays where not', async () => {
          const it = await made({ description: 'Books', filter: { kinds: ['INVOICE'] } })
          const { endpoint: disabled } = await ask(update, { input: { id: it.id, enabled: false } })
          assert.deepEqual({ ...disabled, enabled: true, disabledReason: null }, { ...it, secret: null })
          assert.equal(disabled?.disabledReason, 'disabled by its owner')
          const { endpoint: changed } = await ask(update, {
            input: { id: it.id, enabled: true, filter: null, description: null, payload: 'FULL' },
          })
          assert.deepEqual(changed, { ...it, secret: null, filter: null, description: null, payload: 'FULL' })
          const { userErrors } = await ask(update, { input: { id: it.id, url: 'https://[::1]/' } })
          assert.deepEqual(
            userErrors.map(({ path }) => path),
            [['input', 'url']],
          )
        })

        await t.test('a secret is rotated, at most a few times a day', async () => {
          const it = await made()
          const secrets = new Set([it.secret])
          for (let rotations = 0; rotations < 4; rotations += 1) secrets.add((await ask(rotate, { id: it.id })).endpoint?.secret ?? null)
          assert.equal(secrets.size, 5)
          const { errors } = await askGraph(url, { query: rotate, variables: { id: it.id } })
          assert.deepEqual(
            errors.map(({ extensions }) => extensions['code']),
            ['LIMIT_EXCEEDED'],
          )
        })

        await t.test('an endpoint that is deleted is gone', async () => {
          const it = await made()
          assert.equal((await ask(remove, { id: it.id })).endpoint?.id, it.id)
          for (const [query, variables, path] of [
            [remove, { id: it.id }, ['id']],
            [rotate, { id: 'whe_none' }, ['id']],
            [update, { input: { id: it.id, enabled: true } }, ['input', 'id']],
            [redeliver, { input: { endpointId: it.id, since: '2026-01-01T00:00:00Z' } }, ['input', 'endpointId']],
          ] as const) {
            const { endpoint: none, userErrors } = await ask(query, variables)
            assert.deepEqual([none, userErrors.map((error) => [error.code, error.path])], [null, [['NOT_FOUND', path]]])
          }
        })

        await t.test('what was done is in the audit log, without secrets and without the path of an address', async () => {
          const it = await made()
          await ask(redeliver, { input: { endpointId: it.id, since: '2026-01-01T00:00:00Z', onlyFailed: false } })
          const query = 'query ($id: ID!) { auditEvents(filter: { subjectId: $id }) { nodes { action actor before after } } }'
          const { data } = await askGraph(url, { query, variables: { id: it.id } })
          const text = JSON.stringify(data)
          assert.ok(text.includes('webhook.created') && text.includes('webhook.redelivered') && text.includes('https://hooks.example.com'))
          assert.ok(!text.includes('token') && !text.includes((it.secret ?? '').slice(6, 20)))
        })

        await t.test('a key without the scope is refused everywhere', async () => {
          const it = await made()
          for (const [query, variables] of [
            [create, { input: { url: target } }],
            [update, { input: { id: it.id, enabled: false } }],
            [remove, { id: it.id }],
            [rotate, { id: it.id }],
            [redeliver, { input: { endpointId: it.id, since: '2026-01-01T00:00:00Z' } }],
            ['{ webhookEndpoints { id } }', {}],
            ['{ webhookDeliveries { totalCount } }', {}],
            ['query ($id: ID!) { node(id: $id) { id } }', { id: it.id }],
          ] as const) {
            const { errors } = await askGraph(url, { query, variables, authorization: 'Bearer reader' })
            assert.deepEqual(
              errors.map(({ extensions }) => extensions['code']),
              ['FORBIDDEN'],
            )
          }
        })

        await t.test('a tenant has fifty endpoints at most', async () => {
          const { data } = await askGraph(url, { query: '{ webhookEndpoints { id } }' })
          const have = z.object({ webhookEndpoints: z.array(z.object({ id: z.string() })) }).parse(data).webhookEndpoints.length
          for (let count = have; count < 50; count += 1) await made()
          const { errors } = await askGraph(url, { query: create, variables: { input: { url: target } } })
          assert.deepEqual(
            errors.map(({ extensions }) => extensions['code']),
            ['LIMIT_EXCEEDED'],
          )
        })
      }),
    ),
  ))
