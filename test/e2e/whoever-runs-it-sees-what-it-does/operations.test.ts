import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { systemClock } from '../../../bin/systemClock.js'
import type { AccountKey } from '../../../core/recordId.js'
import { Releases } from '../../../core/release.js'
import { openApiKeys } from '../../../prisma/api-keys/openApiKeys.js'
import { openDatabase } from '../../../prisma/openDatabase.js'
import { loadVaultKey } from '../../../prisma/vault/loadVaultKey.js'
import { openVault } from '../../../prisma/vault/openVault.js'
import { sandboxClient, sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { withReceiver, type Receiver } from '../../engine/webhooks/support/withReceiver.js'
import { freePortRange } from '../../sandbox/freePortRange.js'
import { askGraph, type GraphAnswer, type GraphRequest } from '../../support/askGraph.js'
import { openPortalDesk } from '../../support/openPortalDesk.js'
import { openTraceReceiver, pathOf, type ReceivedSpan, type TraceReceiver } from '../../support/openTraceReceiver.js'
import { readMetrics } from '../../support/readMetrics.js'
import { type Start, start } from '../../support/start.js'

const demo = `Basic ${Buffer.from('demo:demo').toString('base64')}`
/** Secrets of this run alone, which would be found wherever they went. */
const once = (name: string): string => `${name}-${randomBytes(9).toString('hex')}`

const clientSpan = 'b7ad6b7169203331'
const [readTrace, writeTrace] = ['0af7651916cd43dd8448eb211c80319c', '0af7651916cd43dd8448eb211c80319d']
/** What a client says of the trace that its request is a part of. */
const within = (traceId: string): string => `00-${traceId}-${clientSpan}-01`
const spansOf = (spans: readonly ReceivedSpan[], id: string): readonly ReceivedSpan[] => spans.filter(({ traceId }) => traceId === id)

const firstMatter = z.object({ matters: z.object({ nodes: z.tuple([z.object({ id: z.string() })]) }) })

describe('whoever runs it', () => {
  const releases = new Releases()
  let folder: string
  let portBase: number
  let running: Start
  let url: string
  let traces: TraceReceiver
  let receiver: Receiver
  let log = ''
  /** Everything that must be nowhere. */
  const secrets = new Map<string, string>([
    ['the password', sandboxPassword],
    ['the TOTP seed', sandboxTotpSecret],
    ['the OAuth client’s secret', sandboxClient.secret],
    ['the demo key', demo.slice('Basic '.length)],
  ])
  const keep = (name: string, secret: string): string => {
    secrets.set(name, secret)
    return secret
  }
  const ask = (request: GraphRequest): Promise<GraphAnswer> => askGraph(url, { authorization: demo, ...request })
  const metrics = async () => readMetrics(await (await fetch(new URL('metrics', url))).text())
  const sampleOf = async (name: string, label = ''): Promise<number> =>
    Number(
      (await metrics())
        .get(name)
        ?.samples.find((line) => line.includes(label))
        ?.split(' ')
        .at(-1) ?? Number.NaN,
    )
  /** Resolves when something is so. */
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await setTimeout(50)
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mattergraph-operations-'))
    releases.add('the folder', () => rm(folder, { recursive: true, force: true }))
    traces = await openTraceReceiver()
    releases.add('the receiver of traces', () => traces.close())
    const [opened, over] = [Promise.withResolvers<Receiver>(), Promise.withResolvers<void>()]
    const closed = withReceiver(async (one) => {
      opened.resolve(one)
      await over.promise
    })
    releases.add('the receiver of messages', async () => {
      over.resolve()
      await closed
    })
    receiver = await opened.promise
    const database = await openDatabase({ dataFolder: folder })
    const { text } = await openApiKeys(database, systemClock).create(
      { tenant: 'demo', scopes: ['read'], accounts: null, expiresAt: null },
      'test',
    )
    keep('an API key', text)
    await database.close()
    portBase = await freePortRange()
    running = start({
      DATA_DIR: folder,
      PORT: String(portBase + 6),
      SANDBOX_PORT_BASE: String(portBase),
      SANDBOX_MATTERS: '12',
      SANDBOX_LIMIT_SCALE: '100',
      OTEL_EXPORTER_OTLP_ENDPOINT: traces.endpoint,
      WEBHOOK_ALLOWED_HOSTS: receiver.host,
      VAULT_KEY: keep(
        'the vault’s key',
        (await loadVaultKey({ given: undefined, dataFolder: folder }).then((key) => Buffer.from(key))).toString('base64'),
      ),
    })
    releases.add('the program', async () => {
      running.process.kill('SIGKILL')
      await running.ended
    })
    url = await running.ready
  })
  after(() => releases.releaseAll())

  test('sees at /metrics how far every account is, what portals are asked, and what the process does', async () => {
    await until(async () => (await sampleOf('mattergraph_sync_kinds', 'phase="LIVE"')) >= 1)
    const all = await metrics()
    for (const vendor of ['CLIO', 'MYCASE', 'PRACTICEPANTHER', 'SMOKEBALL']) {
      assert.ok(
        all.get('mattergraph_sync_lag_seconds')?.samples.some((line) => line.includes(`vendor="${vendor}"`)),
        vendor,
      )
      assert.ok((await sampleOf('mattergraph_portal_requests_total', `{vendor="${vendor}",outcome="2xx"}`)) > 0, vendor)
      assert.equal(await sampleOf('mattergraph_sign_ins_total', `{vendor="${vendor}",outcome="SIGNED_IN"}`), 1)
    }
    assert.ok((await sampleOf('mattergraph_portal_limit_wait_seconds', '_count')) > 0)
    assert.equal(await sampleOf('mattergraph_browser_pages', 'waiting'), 0)
    assert.equal(await sampleOf('mattergraph_dependency_up', 'database'), 1)
    assert.ok((await sampleOf('mattergraph_change_log_end_position')) > 0)
  })

  test('finds a client’s query in one trace, from its own span to the portal’s answer', async () => {
    const answer = await ask({
      query: 'query Titles { matters(first: 2, filter: { vendors: [CLIO] }) { nodes { id title } } }',
      cacheControl: 'no-cache',
      traceParent: within(readTrace),
    })
    assert.deepEqual(answer.errors, [])
    const spans = await traces.until((all) => {
      const mine = spansOf(all, readTrace)
      return mine.some(({ name }) => name === 'POST /graphql') ? mine : undefined
    })
    const portal = spans.find(({ name }) => name.startsWith('GET /api/v4/')) ?? assert.fail(JSON.stringify(spans))
    assert.deepEqual(
      pathOf(spans, portal).map(({ name }) => name),
      [portal.name, 'fetch clio', 'POST /graphql'],
    )
    assert.deepEqual(portal.attributes, {
      'mattergraph.vendor': 'CLIO',
      'http.request.method': 'GET',
      'http.route': '/api/v4/matters.json',
      'http.response.status_code': 200,
    })
    const request = spans.find(({ name }) => name === 'POST /graphql')
    assert.equal(request?.parentSpanId, clientSpan)
    assert.deepEqual([request.attributes['graphql.operation.name'], request.attributes['graphql.operation.type']], ['Titles', 'query'])
    const list = spans.find(({ name }) => name === 'mirror list MATTER') ?? assert.fail()
    assert.deepEqual(
      pathOf(spans, list).map(({ name }) => name),
      ['mirror list MATTER', 'fetch firm', 'POST /graphql'],
    )
    assert.ok(spans.some(({ name }) => name === 'plan'))
  })

  test('finds a write in the trace of the request that wanted it, though a worker did it', async () => {
    const found = await ask({ query: '{ matters(first: 1, filter: { vendors: [SMOKEBALL], status: [OPEN] }) { nodes { id } } }' })
    const matterId = firstMatter.parse(found.data).matters.nodes[0].id
    const input = { idempotencyKey: 'traced', matterId, date: '2026-03-02', durationSeconds: 1_800, description: 'Call', waitSeconds: 60 }
    const written = await ask({
      query: 'mutation ($input: CreateTimeEntryInput!) { createTimeEntry(input: $input) { command { state } userErrors { message } } }',
      variables: { input },
      traceParent: within(writeTrace),
    })
    assert.deepEqual(written.data, { createTimeEntry: { command: { state: 'APPLIED' }, userErrors: [] } })
    const spans = await traces.until((all) => {
      const mine = spansOf(all, writeTrace)
      return ['POST /graphql', 'command createTimeEntry'].every((wanted) => mine.some(({ name }) => name === wanted)) ? mine : undefined
    })
    const post = spans.find(({ name, attributes }) => name.startsWith('POST /') && attributes['mattergraph.vendor'] === 'SMOKEBALL')
    assert.deepEqual(
      pathOf(spans, post ?? assert.fail(JSON.stringify(spans))).map(({ name }) => name),
      [post?.name, 'command CALL', 'command createTimeEntry', 'fetch firm', 'POST /graphql'],
    )
    assert.equal(await sampleOf('mattergraph_commands_ended_total', 'state="APPLIED"'), 1)
  })

  test('sees what goes wrong at portals, at sign-ins and at receivers, in metrics and in the log', async () => {
    const clio = openPortalDesk(`http://127.0.0.1:${String(portBase)}`)
    await clio.order({ next: [{ match: { path: '/api/*' }, times: 1_000, do: 'error', status: 503 }] })
    await ask({ query: '{ matters(first: 2, filter: { vendors: [CLIO] }) { nodes { title } } }', cacheControl: 'no-cache' })
    await clio.calm()
    assert.ok((await sampleOf('mattergraph_portal_requests_total', '{vendor="CLIO",outcome="5xx"}')) > 0)
    assert.ok((await sampleOf('mattergraph_errors_total', 'VENDOR_UNAVAILABLE')) > 0)

    const mycase = openPortalDesk(`http://127.0.0.1:${String(portBase + 1)}`)
    await mycase.order({ expireSessions: true, next: [{ match: { path: '/login_sessions/*' }, times: 1_000, do: 'error', status: 503 }] })
    await ask({ query: '{ matters(first: 2, filter: { vendors: [MYCASE] }) { nodes { title } } }', cacheControl: 'no-cache' })
    await mycase.calm()
    assert.ok((await sampleOf('mattergraph_portal_requests_total', '{vendor="MYCASE",outcome="signed_out"}')) > 0)
    assert.ok((await sampleOf('mattergraph_sign_ins_total', '{vendor="MYCASE",outcome="UNAVAILABLE"}')) > 0)

    receiver.answer = () => ({ status: 500 })
    const made = await ask({
      query: 'mutation ($url: String!) { createWebhookEndpoint(input: { url: $url }) { endpoint { secret } userErrors { message } } }',
      variables: { url: `${receiver.url('/hook')}?token=${keep('a token in an address', once('token'))}` },
    })
    const secret = z.object({ createWebhookEndpoint: z.object({ endpoint: z.object({ secret: z.string() }) }) }).parse(made.data)
    keep('a webhook’s secret', secret.createWebhookEndpoint.endpoint.secret)
    const [record] = await clio.records('MATTER')
    await clio.edit('MATTER', String(record?.['id']), { description: 'Renamed by a person' })
    await ask({ query: '{ matters(first: 100, filter: { vendors: [CLIO] }) { nodes { title } } }', cacheControl: 'no-cache' })
    await until(async () => (await sampleOf('mattergraph_webhook_attempts_total', '5xx')) > 0)
    await until(async () => (await sampleOf('mattergraph_webhook_messages', 'PENDING')) > 0)
    for (const wanted of ['sign in', 'read account', 'deliver webhook']) {
      const span = await traces.until((all) =>
        all.find(({ name, isFailed }) => name === wanted && (isFailed || name !== 'deliver webhook')),
      )
      assert.equal(span.service, 'mattergraph')
    }

    const unknown = await askGraph(url, {
      query: '{ viewer { tenant } }',
      authorization: `Bearer ${keep('a key nobody made', `mg_${randomBytes(32).toString('base64url')}`)}`,
    })
    assert.equal(unknown.errors[0]?.extensions['code'], 'UNAUTHENTICATED')
    const known = await askGraph(url, { query: '{ viewer { tenant } }', authorization: `Bearer ${secrets.get('an API key') ?? ''}` })
    assert.deepEqual(known.data, { viewer: { tenant: 'demo' } })

    log = await readFile(join(folder, 'mattergraph.log'), 'utf8')
    for (const line of ['signed in', 'a request to a vendor came to nothing', 'a sign-in came to nothing', 'a message was not delivered'])
      assert.ok(log.includes(line), line)
    const lines = log
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    assert.ok(
      lines.some((line) => z.looseObject({ route: z.string(), outcome: z.literal('5xx'), trace: z.string() }).safeParse(line).success),
    )
  })

  test('finds no secret anywhere: not in the log, not at the terminal, not in traces and not in metrics', async () => {
    const shown = await (await fetch(new URL('metrics', url))).text()
    running.process.kill('SIGTERM')
    assert.equal(await running.ended, 0)
    log = await readFile(join(folder, 'mattergraph.log'), 'utf8')
    const database = await openDatabase({ dataFolder: folder })
    const vault = await openVault(database, await loadVaultKey({ given: undefined, dataFolder: folder }))
    for (const { key } of await database.query<{ key: AccountKey }>('select key from account'))
      for (const name of ['session', 'login', 'oauth', 'hooks'] as const)
        for (const [place, held] of heldIn(await vault.read(key, name)))
          if (mayBeSecret(place, held)) keep(`${name} ${place} of ${key}`, held)
    await database.close()
    assert.ok(secrets.size > 20, 'the sessions of four vendors hold many')
    const places = { log, 'the terminal': running.lines.join('\n'), traces: traces.bodies.join('\n'), metrics: shown }
    for (const [place, text] of Object.entries(places)) {
      assert.ok(text.length > 100, `${place} says something`)
      for (const [name, secret] of secrets) for (const form of formsOf(secret)) assert.ok(!text.includes(form), `${name} is in ${place}`)
    }
  })
})

/** Every text in a value, with where it stands. */
const heldIn = (value: unknown, place = ''): readonly (readonly [string, string])[] => {
  if (typeof value === 'string') return [[place, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => heldIn(inner, `${place}.${name}`))
}

/** What is beside the secrets in what the vault holds: whose it is and where it goes. */
const told = /\.(username|firm|ssoProvider|domain|path|name|expires|expiresAt|kind|web|timeZone|clientId|userId)$/
const mayBeSecret = (place: string, held: string): boolean => !told.test(place) && held.length >= 8

/** A secret as it is, and as it would be in an address or in JSON. */
const formsOf = (secret: string): readonly string[] => [
  ...new Set([secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]),
]

describe('a program that cannot start', () => {
  const hush = once('hush')
  const said = async (settings: Readonly<Record<string, string>>, program?: string): Promise<string> => {
    const refused = start(settings, program)
    assert.equal(await refused.ended, 1)
    return refused.lines.join('\n')
  }

  test('says why, and none of its settings’ secrets', async () => {
    const key = randomBytes(32).toString('base64')
    const several = { INTERNAL_SECRET: key, VAULT_KEY: key, VENDOR: 'CLIO', REDIS_URL: `redis://default:${hush}@127.0.0.1:1` }
    const folder = await mkdtemp(join(tmpdir(), 'mattergraph-refused-'))
    try {
      const attempts = [
        await said({
          DATA_DIR: folder,
          DATABASE_URL: `postgres://root:${hush}@127.0.0.1:1/none`,
          VAULT_KEY: key,
          SANDBOX: 'off',
          PORT: '0',
        }),
        await said({ DATA_DIR: folder, DATABASE_URL: `postgres://root:${hush}#@127.0.0.1/none`, VAULT_KEY: hush, INTERNAL_SECRET: hush }),
        await said(
          { DATA_DIR: folder, DATABASE_URL: `postgres://root:${hush}@[nowhere/none`, ...several, PORT: '0' },
          'distributed/vendor',
        ),
        await said(
          { DATA_DIR: folder, DATABASE_URL: `postgres://root:${hush}@127.0.0.1:1/none`, ...several, PORT: '0' },
          'distributed/firm',
        ),
      ]
      for (const text of attempts) {
        assert.ok(text.length > 20)
        for (const secret of [hush, key]) assert.ok(!text.includes(secret), text)
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
