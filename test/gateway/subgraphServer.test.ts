import assert from 'node:assert/strict'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it } from 'node:test'
import type { FetchNode } from '@apollo/query-planner'
import { buildSchema, OperationTypeNode } from 'graphql'
import { Secret } from '../../core/Secret.js'
import type { Caller } from '../../core/caller.js'
import { openReadiness } from '../../core/operations/openReadiness.js'
import { makeInternalToken } from '../../gateway/internalToken.js'
import { HttpSubgraph, type HttpSubgraphOptions } from '../../gateway/subgraph/HttpSubgraph.js'
import { openSubgraphServer, type SubgraphServer, type SubgraphServerOptions } from '../../gateway/subgraph/server/openSubgraphServer.js'
import { SubgraphDownError } from '../../gateway/subgraph/SubgraphDownError.js'

const secret = new Secret('between gateway and subgraph')
const caller: Caller = { key: 'key_test', tenant: 'firm', scopes: ['read'], accountKeys: null }
const now = new Date('2026-03-01T00:00:00.000Z')
const seal = { secret, audience: 'clio' }
const token = makeInternalToken(caller, seal, now)
const schema = buildSchema('type Query { who: String, slow: String, broken: String } type Mutation { count: Int }')

interface Served {
  readonly server: SubgraphServer
  readonly logged: readonly object[]
  /** Lets `slow` answer. */
  readonly release: () => void
  /** Resolves when `slow` is asked. */
  readonly asked: Promise<void>
}

const withServer = async (use: (served: Served) => Promise<void>, options: Partial<SubgraphServerOptions> = {}): Promise<void> => {
  const logged: object[] = []
  const log = (fields: object): void => void logged.push(fields)
  const [held, asked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  for (const [name, resolve] of Object.entries({
    who: (_: unknown, __: unknown, { tenant }: Caller) => tenant,
    slow: async () => {
      asked.resolve()
      await held.promise
      return 'done'
    },
    broken: () => {
      throw new Error('the password is swordfish')
    },
  })) {
    const field = schema.getQueryType()?.getFields()[name]
    if (field !== undefined) field.resolve = resolve
  }
  const server = await openSubgraphServer({
    host: '127.0.0.1',
    port: 0,
    name: 'clio',
    subgraph: { schema, makeContext: (incoming) => incoming.caller },
    internalToken: { secret, clock: { now: () => now } },
    readiness: openReadiness([]),
    logger: { error: log, warn: log, info: log },
    patienceMs: 10_000,
    ...options,
  })
  try {
    await use({ server, logged, release: held.resolve, asked: asked.promise })
  } finally {
    held.resolve()
    await server.close()
  }
}

const post = (
  url: string,
  query: string,
  headers: Readonly<Record<string, string>> = { 'x-mattergraph-caller': token },
): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) })

type Ask = (operation: string, operationKind?: OperationTypeNode) => Promise<unknown>

/** A subgraph over addresses. */
const withSubgraph = async (
  urls: readonly string[],
  use: (ask: Ask) => Promise<void>,
  options: Partial<HttpSubgraphOptions> = {},
): Promise<void> => {
  const subgraph = new HttpSubgraph({ name: 'clio', urls, tokenFor: () => token, timeoutMs: 5_000, connections: 2, ...options })
  const ask: Ask = async (operation, operationKind = OperationTypeNode.QUERY) => {
    const node = { kind: 'Fetch', serviceName: 'clio', operation, operationKind, variableUsages: [] } as unknown as FetchNode // What the class looks at.
    const incoming = { id: 'request-1', caller, cacheControl: undefined }
    return (await subgraph.execute({ node, variables: {}, representations: undefined, incoming })).data
  }
  try {
    await use(ask)
  } finally {
    await subgraph.close()
  }
}

/** One fetch of a subgraph over addresses. */
const fetchFrom = async (urls: readonly string[], operation: string, operationKind = OperationTypeNode.QUERY): Promise<unknown> => {
  let data: unknown
  await withSubgraph(urls, async (ask) => void (data = await ask(operation, operationKind)))
  return data
}

/** A process that takes whatever is sent. */
interface Taker {
  readonly url: string
  /** How many fetches it was sent. */
  readonly fetches: () => number
  /** Answers everything from now on. */
  readonly wake: () => void
}

/** A process that hangs: it takes whatever is sent and answers nothing. One that is slow answers looks, and a fetch once it was looked at so often. */
const withTaker = async (
  use: (taker: Taker) => Promise<void>,
  { looksUntilAnswer }: { readonly looksUntilAnswer?: number } = {},
): Promise<void> => {
  let [isAwake, fetches, looks] = [false, 0, 0]
  const waiting: ServerResponse[] = []
  const server = createServer((request, response) => {
    const isFetch = request.method === 'POST'
    if (isFetch) fetches += 1
    else looks += 1
    if (isFetch) waiting.push(response)
    else if (isAwake || looksUntilAnswer !== undefined) response.end()
    if (isAwake || looks >= (looksUntilAnswer ?? Infinity)) for (const one of waiting.splice(0)) one.end('{"data":{"who":"late"}}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`
    await use({ url, fetches: () => fetches, wake: () => void (isAwake = true) })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** Soon enough for a test; whoever answers in time is never looked at, and whoever lives says so in any case. */
const impatient = { quietMs: 20, lookMs: 1_000 }

/** A process that dies of whatever it is sent. */
const withDying = async (use: (url: string, received: () => number) => Promise<void>): Promise<void> => {
  let received = 0
  const server: Server = createServer((request) => {
    received += 1
    request.socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await use(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`, () => received)
  } finally {
    server.close()
  }
}

const nobody = 'http://127.0.0.1:1/graphql'

describe('a subgraph in a process of its own', () => {
  it('answers whoever carries a valid internal token, for the caller it names', () =>
    withServer(async ({ server }) => {
      assert.deepEqual(await (await post(server.url, '{ who }')).json(), { data: { who: 'firm' } })
    }))

  it('refuses everything else, and says nothing of why', () =>
    withServer(async ({ server }) => {
      const tokens = {
        absent: undefined,
        empty: '',
        foreign: makeInternalToken(caller, { ...seal, secret: new Secret('another secret') }, now),
        'for another subgraph': makeInternalToken(caller, { ...seal, audience: 'firm' }, now),
        'too old': makeInternalToken(caller, seal, new Date(now.getTime() - 301_000)),
        'good for years': makeInternalToken(caller, seal, new Date('2036-03-01T00:00:00.000Z')),
        'another caller under the same signature': `${Buffer.from(JSON.stringify({ ...caller, tenant: 'other', expires: 9e9 })).toString('base64url')}.${token.split('.')[1] ?? ''}`,
        unsigned: token.split('.')[0] ?? '',
        'a client’s key': 'Bearer mg_live_key',
      }
      for (const [what, value] of Object.entries(tokens)) {
        const response = await post(server.url, '{ who }', value === undefined ? {} : { 'x-mattergraph-caller': value })
        assert.deepEqual([response.status, await response.json()], [401, { message: 'a fetch has to carry a valid internal token' }], what)
      }
      for (const path of ['/', '/graphql', '/metrics']) assert.equal((await fetch(new URL(path, server.url))).status, 404)
    }))

  it('keeps what a fault of its own holds to its log', () =>
    withServer(async ({ server, logged }) => {
      const answer = await (await post(server.url, '{ broken }')).text()
      assert.match(answer, /a field met a fault of this subgraph/)
      assert.doesNotMatch(answer, /swordfish/)
      assert.equal(logged.length, 1)
    }))

  it('says whether it is ready, without a token', () =>
    withServer(
      async ({ server }) => {
        assert.equal((await fetch(new URL('/health/live', server.url))).status, 200)
        const ready = await fetch(new URL('/health/ready', server.url))
        assert.deepEqual([ready.status, await ready.json()], [200, { status: 'ready', dependencies: { database: 'up', redis: 'down' } }])
      },
      {
        readiness: openReadiness([
          { name: 'database', isNeeded: true, answers: async () => true },
          { name: 'redis', isNeeded: false, answers: async () => false },
        ]),
      },
    ))

  it('that is asked to end answers what it has begun and nothing more', () =>
    withServer(async ({ server, release, asked }) => {
      const begun = post(server.url, '{ slow }')
      await asked
      const closed = server.close()
      await assert.rejects(post(server.url, '{ who }').then(async ({ status }) => assert.equal(status, 200)))
      release()
      assert.deepEqual(await (await begun).json(), { data: { slow: 'done' } })
      await closed
    }))
})

describe('a gateway', () => {
  it('asks the process that is left', () =>
    withServer(async ({ server }) => {
      for (const urls of [
        [nobody, server.url],
        [server.url, nobody],
      ])
        for (const kind of [OperationTypeNode.QUERY, OperationTypeNode.MUTATION])
          assert.deepEqual({ ...((await fetchFrom(urls, '{ who }', kind)) as object) }, { who: 'firm' })
    }))

  it('asks another process where one dies of a query', () =>
    withServer(async ({ server }) =>
      withDying(async (dying) => {
        assert.deepEqual(await fetchFrom([dying, server.url], '{ who }'), { who: 'firm' })
        assert.deepEqual(await fetchFrom([server.url, dying], '{ who }'), { who: 'firm' })
      }),
    ))

  it('sends a mutation that a process may have begun to no other', () =>
    withServer(async ({ server }) =>
      withDying(async (dying, received) => {
        const fetches = [dying, server.url].map(async (first, index) =>
          fetchFrom([first, index === 0 ? server.url : dying], 'mutation { count }', OperationTypeNode.MUTATION),
        )
        const outcomes = await Promise.allSettled(fetches)
        assert.equal(outcomes.filter(({ status }) => status === 'rejected').length, received())
      }),
    ))

  it('says so where no process can be reached', async () => {
    await assert.rejects(fetchFrom([nobody, nobody], '{ who }'), SubgraphDownError)
  })

  it('asks another process where one hangs, and gives the one that hangs nothing more', () =>
    withServer(async ({ server }) =>
      withTaker(async ({ url, fetches }) =>
        withSubgraph(
          [url, server.url],
          async (ask) => {
            for (let times = 0; times < 6; times += 1) assert.deepEqual({ ...((await ask('{ who }')) as object) }, { who: 'firm' })
            assert.deepEqual(await ask('mutation { count }', OperationTypeNode.MUTATION), { count: null })
            assert.equal(fetches(), 1)
          },
          impatient,
        ),
      ),
    ))

  it('gives a process that woke its part again', () =>
    withServer(async ({ server }) =>
      withTaker(async ({ url, fetches, wake }) =>
        withSubgraph(
          [url, server.url],
          async (ask) => {
            while (fetches() === 0) await ask('{ who }')
            wake()
            while (fetches() === 1) await ask('{ who }')
          },
          impatient,
        ),
      ),
    ))

  it('says so where the only process hangs, and sends it nothing while it does', () =>
    withTaker(async ({ url, fetches }) =>
      withSubgraph(
        [url],
        async (ask) => {
          await assert.rejects(ask('{ who }'), SubgraphDownError)
          await assert.rejects(ask('mutation { count }', OperationTypeNode.MUTATION), SubgraphDownError)
          assert.equal(fetches(), 1)
        },
        impatient,
      ),
    ))

  it('sends a mutation that a process took before it hung to no other', () =>
    withTaker(async (one) =>
      withTaker(async (other) =>
        withSubgraph(
          [one.url, other.url],
          async (ask) => {
            await assert.rejects(ask('mutation { count }', OperationTypeNode.MUTATION), SubgraphDownError)
            assert.equal(one.fetches() + other.fetches(), 1)
          },
          { quietMs: 20, lookMs: 100 },
        ),
      ),
    ))

  it('waits for a process that is slow and says that it lives', () =>
    withTaker(async ({ url }) => withSubgraph([url], async (ask) => assert.deepEqual(await ask('{ who }'), { who: 'late' }), impatient), {
      looksUntilAnswer: 3,
    }))

  it('waits for no answer longer than for all it may take, and asks for it once', () =>
    withTaker(
      async (one) =>
        withTaker(
          async (other) =>
            withSubgraph(
              [one.url, other.url],
              async (ask) => {
                await assert.rejects(ask('{ who }'), SubgraphDownError)
                assert.equal(one.fetches() + other.fetches(), 1)
              },
              { ...impatient, timeoutMs: 100 },
            ),
          { looksUntilAnswer: Infinity },
        ),
      { looksUntilAnswer: Infinity },
    ))
})
