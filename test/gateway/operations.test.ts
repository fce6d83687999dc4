import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openReadiness } from '../../core/operations/openReadiness.js'
import { composeFederation } from './support/composeFederation.js'
import { interfaceFederation } from './support/federations.js'
import { startSubgraphServer } from './support/startSubgraphServer.js'
import { withGateway } from './support/withGateway.js'

const federation = interfaceFederation()

describe('whoever runs the gateway', () => {
  it('sees whether it lives and whether it is ready', () =>
    withGateway(
      federation,
      async ({ url }) => {
        assert.deepEqual(await (await fetch(`${url}health/live`)).json(), { status: 'live' })
        const ready = await fetch(`${url}health/ready`)
        assert.equal(ready.status, 503)
        assert.deepEqual(await ready.json(), { status: 'unready', dependencies: { database: 'down', clio: 'down', redis: 'up' } })
      },
      {
        readiness: openReadiness([
          { name: 'database', isNeeded: true, answers: async () => false },
          { name: 'clio', isNeeded: false, answers: async () => Promise.reject(new Error('refused')) },
          { name: 'redis', isNeeded: false, answers: async () => true },
        ]),
      },
    ))

  it('sees requests, errors and durations in Prometheus’ form', () =>
    withGateway(federation, async (gateway) => {
      await gateway.query('{ blueCount }')
      await gateway.query('{ nowhere }')
      const text = await (await fetch(`${gateway.url}metrics`)).text()
      assert.match(text, /^mattergraph_requests_total\{status="200"\} 2$/m)
      assert.match(text, /^mattergraph_errors_total\{code="BAD_USER_INPUT"\} 1$/m)
      assert.match(text, /^mattergraph_request_duration_seconds_bucket\{le="\+Inf"\} 2$/m)
      assert.match(text, /^mattergraph_request_duration_seconds_count 2$/m)
      assert.match(text, /^mattergraph_requests_in_flight 0$/m)
      assert.match(text, /^nodejs_eventloop_lag_p99_seconds [\d.e-]+$/m)
      for (const line of text.split('\n').filter((one) => one !== ''))
        assert.match(line, /^(# (TYPE|HELP) \w+ .+|\w+(\{[^{}]+\})? [\d.e+-]+)$/)
    }))

  it('sees which plans were at hand, which were made, and how many documents are kept', () =>
    withGateway(federation, async (gateway) => {
      for (const query of ['{ blueCount }', '{ blueCount }', 'query Other { blueCount }', '{ nowhere }']) await gateway.query(query)
      const text = await (await fetch(`${gateway.url}metrics`)).text()
      assert.match(text, /^mattergraph_plan_cache_lookups_total\{outcome="miss"\} 2$/m)
      assert.match(text, /^mattergraph_plan_cache_lookups_total\{outcome="hit"\} 1$/m)
      assert.match(text, /^mattergraph_plan_duration_seconds_count 2$/m)
      assert.match(text, /^mattergraph_plan_cache_documents 3$/m)
      assert.match(text, /^mattergraph_subgraph_fetches_total\{subgraph="blue",outcome="answered"\} 3$/m)
    }))

  it('finds the id of a request in its answer', () =>
    withGateway(federation, async (gateway) => {
      const given = await gateway.post({ query: '{ __typename }' }, { 'x-request-id': 'ticket-12345' })
      assert.equal(given.headers.get('x-request-id'), 'ticket-12345')
      const made = await gateway.post({ query: '{ __typename }' }, { 'x-request-id': 'bad id; drop' })
      assert.match(made.headers.get('x-request-id') ?? '', /^[\da-f-]{36}$/)
    }))
})

describe('a browser', () => {
  it('is told to be careful', () =>
    withGateway(federation, async (gateway) => {
      const { headers } = await gateway.post({ query: '{ __typename }' })
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('x-frame-options'), 'DENY')
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.equal(headers.get('access-control-allow-origin'), null)
      assert.equal(headers.get('x-powered-by'), null)
    }))

  it('cannot be led here under another name', () =>
    withGateway(federation, async ({ url }) => {
      const statusFor = (host: string): Promise<number | undefined> =>
        new Promise((resolve, reject) => {
          const asked = request(`${url}health/live`, { headers: { host } }, (answer) => {
            answer.resume()
            resolve(answer.statusCode)
          })
          asked.once('error', reject).end()
        })
      for (const host of ['localhost:4000', '127.0.0.1', '[::1]:4000']) {
        assert.equal(await statusFor(host), 200)
        assert.equal(await statusFor('evil.example.com'), 421)
      }
    }))
})

describe('closing', () => {
  it('lets a request in flight finish, and an idle connection go', async () => {
    const started = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<number>()
    const slow = composeFederation({
      only: {
        sdl: 'type Query { slow: Int }',
        resolvers: {
          Query: {
            slow: () => {
              started.resolve()
              return finish.promise
            },
          },
        },
      },
    })
    await withGateway(slow, async (gateway) => {
      const idle = connect(Number(new URL(gateway.url).port), '127.0.0.1')
      await once(idle, 'connect')
      const gone = once(idle, 'close')
      const answer = gateway.query('{ slow }')
      await started.promise
      const closed = gateway.close()
      finish.resolve(7)
      assert.deepEqual(await answer, { data: { slow: 7 } })
      await closed
      idle.resume()
      await gone
    })
  })

  it('does not wait for ever', async () => {
    const started = Promise.withResolvers<void>()
    const hanging = composeFederation({
      only: {
        sdl: 'type Query { never: Int }',
        resolvers: {
          Query: {
            never: () => {
              started.resolve()
              return new Promise(() => undefined)
            },
          },
        },
      },
    })
    await withGateway(hanging, async (gateway) => {
      const answer = gateway.query('{ never }')
      const failed = assert.rejects(answer)
      await started.promise
      await gateway.close()
      await failed
    })
  })
})

describe('the gateway program', () => {
  const program = fileURLToPath(new URL('../../bin/gateway.js', import.meta.url))

  const firstLine = async (child: ChildProcess): Promise<string> => {
    assert.ok(child.stdout !== null)
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    return line
  }

  it('serves any supergraph file over the addresses in it, and goes when it is told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'supergraph-'))
    const sdl = 'type Query { hello(name: String): String boom: String }'
    const resolvers = {
      Query: {
        hello: (_: unknown, { name }: { name?: string }) => `Hello, ${name ?? 'you'}`,
        boom: () => Promise.reject(new Error('foreign words')),
      },
    }
    const { only } = composeFederation({ only: { sdl, resolvers } }).schemas
    assert.ok(only !== undefined)
    const server = await startSubgraphServer(only)
    try {
      const file = join(folder, 'supergraph.graphql')
      await writeFile(file, composeFederation({ only: { sdl } }, { only: server.url }).supergraphSdl)
      const child = spawn(process.execPath, [program], {
        env: { ...process.env, SUPERGRAPH: file, PORT: '0', HOST: '' },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const line = await firstLine(child)
      assert.match(line, /^ready http:\/\/127\.0\.0\.1:\d+\/$/)
      const url = line.slice('ready '.length)
      const answer = await fetch(`${url}graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ hello(name: "Ada") boom }' }),
      })
      const { data, errors } = (await answer.json()) as { data: unknown; errors: { message: string }[] }
      assert.deepEqual(data, { hello: 'Hello, Ada', boom: null })
      assert.deepEqual(
        errors.map(({ message }) => message),
        ['foreign words'],
      )
      child.kill('SIGTERM')
      assert.deepEqual(await once(child, 'exit'), [0, null])
    } finally {
      await server.close()
      await rm(folder, { recursive: true })
    }
  })

  const refusalOf = async (env: Record<string, string>): Promise<string> => {
    const child = spawn(process.execPath, [program], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })
    let text = ''
    child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part))
    assert.deepEqual(await once(child, 'close'), [1, null])
    return text
  }

  it('says in a sentence what it cannot start with', async () => {
    assert.match(await refusalOf({ SUPERGRAPH: '', PORT: 'x' }), /SUPERGRAPH: .*\n?PORT: expected a port number/)
    assert.match(await refusalOf({ SUPERGRAPH: '/nowhere/supergraph.graphql' }), /cannot read \/nowhere/)
    const folder = await mkdtemp(join(tmpdir(), 'supergraph-'))
    try {
      const file = join(folder, 'supergraph.graphql')
      await writeFile(file, federation.supergraphSdl)
      assert.match(await refusalOf({ SUPERGRAPH: file, HOST: '0.0.0.0', PORT: '0' }), /listens on 127\.0\.0\.1 only/)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
