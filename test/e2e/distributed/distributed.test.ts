import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { after, before, describe, test } from 'node:test'
import { z } from 'zod'
import { type Vendor, vendors } from '../../../core/vendor.js'
import { sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { createRandom } from '../../support/createRandom.js'
import type { GraphAnswer } from '../../support/askGraph.js'
import { subscribe } from '../../support/subscribe.js'
import { openTraceReceiver, pathOf, type TraceReceiver } from '../../support/openTraceReceiver.js'
import { readMetrics } from '../../support/readMetrics.js'
import { type RedisPath, withRedis } from '../../support/withRedis.js'
import { type Received, type Receiver, withReceiver } from '../../engine/webhooks/support/withReceiver.js'
import { Client } from './Client.js'
import { connectAll } from './connectAll.js'
import { Following } from './Following.js'
import { type Deployment, openDeployment } from './openDeployment.js'
import type { Process } from './Process.js'
import { write, Writing, type Written } from './Writing.js'

const matters = z.object({ matters: z.object({ nodes: z.array(z.object({ __typename: z.string(), id: z.string(), title: z.string() })) }) })
const readMatters = {
  query: `{ matters(first: 100) { nodes { __typename id title client { displayName } account { vendor } } } }`,
}
const typeNames: Readonly<Record<string, Vendor>> = {
  ClioMatter: 'CLIO',
  MyCaseMatter: 'MYCASE',
  PracticePantherMatter: 'PRACTICEPANTHER',
  SmokeballMatter: 'SMOKEBALL',
}
/** How often one that relays and one that works are killed at random: a few times, or, by `npm run check:distributed`, a hundred. */
const rounds = process.env['DISTRIBUTED'] === 'whole' ? 100 : 2
const webhookBody = z.object({ data: z.object({ changeId: z.string(), recordId: z.string() }) })
const changeIds = z.object({
  changes: z.object({
    nodes: z.array(z.object({ id: z.string(), action: z.string(), recordId: z.string() })),
    pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
  }),
})

/** Messages in the order they came first. */
const onceEach = (received: readonly Received[]): readonly Received[] => {
  const seen = new Set<string>()
  return received.filter(({ id }) => !seen.has(id) && seen.add(id))
}

/** Whose records an answer has, with a title each. */
const vendorsIn = ({ data }: GraphAnswer): readonly Vendor[] => {
  const { nodes } = matters.parse(data).matters
  return [...new Set(nodes.map(({ __typename }) => typeNames[__typename] ?? assert.fail(`a ${__typename}`)))].toSorted()
}

describe('gateways, the firm and vendors, each a process of its own', () => {
  let deployment: Deployment
  let redis: RedisPath
  let receiver: Receiver
  let traces: TraceReceiver
  let both: Client
  let client: Client
  let accounts: Readonly<Record<Vendor, string>>
  let firstMatter: Readonly<Record<Vendor, string>>
  const over = Promise.withResolvers<void>()
  let redisClosed: Promise<void>
  let receiverClosed: Promise<void>

  before(async () => {
    const opened = Promise.withResolvers<RedisPath>()
    redisClosed = withRedis(async (path) => {
      opened.resolve(path)
      await over.promise
    })
    redis = await Promise.race([opened.promise, redisClosed.then(() => assert.fail('Redis was left'))])
    const receiving = Promise.withResolvers<Receiver>()
    receiverClosed = withReceiver(async (opened) => {
      receiving.resolve(opened)
      await over.promise
    })
    receiver = await receiving.promise
    traces = await openTraceReceiver()
    deployment = await openDeployment(redis.url, { webhookHost: receiver.host, traceEndpoint: traces.endpoint })
    both = new Client(deployment.urls, deployment.authorization)
    client = new Client([deployment.urls[0]], deployment.authorization)
    accounts = await connectAll(both)
    const { nodes } = matters.parse((await client.ask(readMatters)).data).matters
    const first = (vendor: Vendor): string => nodes.find(({ __typename }) => typeNames[__typename] === vendor)?.id ?? assert.fail(vendor)
    firstMatter = { CLIO: first('CLIO'), MYCASE: first('MYCASE'), PRACTICEPANTHER: first('PRACTICEPANTHER'), SMOKEBALL: first('SMOKEBALL') }
  })
  after(async () => {
    await deployment.close()
    await traces.close()
    over.resolve()
    await Promise.all([redisClosed, receiverClosed])
  })

  test('answer one query over four vendors, at either gateway', async () => {
    const [left, right] = await Promise.all(
      deployment.urls.map(async (url) => new Client([url], deployment.authorization).ask(readMatters)),
    )
    assert.deepEqual(left?.errors, [])
    assert.deepEqual(left.data, right?.data)
    assert.deepEqual(vendorsIn(left), [...vendors].toSorted())
  })

  test('write once, whichever gateway is asked, and however often', async () => {
    const before = (await deployment.desks.PRACTICEPANTHER.effects()).length
    const one = await write(client, firstMatter.PRACTICEPANTHER, 'asked at either gateway')
    const again = await write(
      new Client([deployment.urls[1]], deployment.authorization),
      firstMatter.PRACTICEPANTHER,
      'asked at either gateway',
    )
    assert.ok(one.recordId !== null)
    assert.deepEqual(again, one)
    assert.equal((await deployment.desks.PRACTICEPANTHER.effects()).length, before + 1)
  })

  test('tell what a person changed in a portal to who listens at a gateway', async () => {
    const listening = await subscribe(deployment.urls[1], {
      query: `subscription { matterChanged { source record { __typename ... on ClioMatter { title vendorId } } } }`,
      connectionParams: { authorization: deployment.authorization },
      headers: { authorization: deployment.authorization },
    })
    const [record] = await deployment.desks.CLIO.records('MATTER')
    await deployment.desks.CLIO.edit('MATTER', String(record?.id), { description: 'Renamed by a person' })
    const [told] = await listening.until(1)
    assert.deepEqual(told?.data?.['matterChanged'], {
      source: 'SYNC',
      record: { __typename: 'ClioMatter', title: 'Renamed by a person', vendorId: String(record?.id) },
    })
    listening.stop()
  })

  test('say at each process what it depends on, and refuse whoever is no gateway', async () => {
    const ready = await fetch(new URL('health/ready', deployment.urls[0]))
    const up = ['database', 'redis', 'firm', 'clio', 'mycase', 'practicepanther', 'smokeball'].map((name) => [name, 'up'])
    assert.deepEqual([ready.status, await ready.json()], [200, { status: 'ready', dependencies: Object.fromEntries(up) }])
    const [, address = ''] = /ready (\S+)/.exec(deployment.firm.lines.join('\n')) ?? []
    const headers = { 'content-type': 'application/json', authorization: deployment.authorization }
    const refused = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query: '{ accounts { id } }' }) })
    assert.equal(refused.status, 401)
  })

  const addressOf = ({ lines }: Process): string => /ready (\S+)/.exec(lines.join('\n'))?.[1] ?? assert.fail('it is not ready')

  test('tell each what it does at /metrics, and the firm how everything stands', async () => {
    const { gateways, firm, clio } = deployment
    const [gateway, ofFirm, ofClio] = await Promise.all(
      [gateways[0], firm, clio[0]].map(async (process) => readMetrics(await (await fetch(new URL('/metrics', addressOf(process)))).text())),
    )
    const has = (metrics: typeof gateway, name: string): boolean => (metrics?.get(name)?.samples.length ?? 0) > 0
    assert.ok(has(gateway, 'mattergraph_requests_total') && has(gateway, 'mattergraph_subgraph_fetches_total'))
    assert.ok(has(ofFirm, 'mattergraph_fetches_served_total') && has(ofClio, 'mattergraph_fetches_served_total'))
    assert.ok(ofClio?.get('mattergraph_portal_requests_total')?.samples.every((line) => line.includes('vendor="CLIO"')))
    assert.equal(ofFirm?.get('mattergraph_sync_lag_seconds')?.samples.length, vendors.length)
    for (const metrics of [gateway, ofClio]) assert.ok(!metrics?.has('mattergraph_sync_lag_seconds'), 'once is enough')
    for (const dependency of ['database', 'redis', 'firm', 'clio'])
      assert.ok(gateway?.get('mattergraph_dependency_up')?.samples.includes(`mattergraph_dependency_up{dependency="${dependency}"} 1`))
  })

  test('are one trace, from a client’s own span over the gateway and a vendor’s process to its portal', async () => {
    const [trace, span] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331']
    const query = '{ matters(first: 2, filter: { vendors: [MYCASE] }) { nodes { title } } }'
    assert.deepEqual((await client.ask({ query, cacheControl: 'no-cache', traceParent: `00-${trace}-${span}-01` })).errors, [])
    const path = await traces.until((all) => {
      const portal = all.find(({ traceId, name }) => traceId === trace && name.startsWith('GET /v1/'))
      const whole = portal === undefined ? [] : pathOf(all, portal)
      return whole.at(-1)?.parentSpanId === span ? whole : undefined
    })
    assert.deepEqual(
      path.map(({ service, name }) => `${service.replace('mattergraph-', '')} ${name}`),
      [`mycase ${path[0]?.name ?? ''}`, 'mycase POST /graphql', 'gateway fetch mycase', 'gateway POST /graphql'],
    )
  })

  test('say no secret, whatever goes wrong', async () => {
    const given = {
      username: 'demo@example.com',
      password: 'wrong-horse-battery',
      mfa: { type: 'TOTP', secret: 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U' },
    }
    const oauth = { clientId: 'their-client', clientSecret: 'client-horse-battery', apiKey: 'vendor-horse-battery' }
    const input = { vendor: 'CLIO', login: given, oauth, consent: { grantedBy: 'Ann Example', grantedAt: '2026-01-01T00:00:00.000Z' } }
    const query = 'mutation ($input: ConnectAccountInput!) { connectAccount(input: $input) { account { id } userErrors { code } } }'
    const refused = await client.ask({ query, variables: { input } })
    assert.match(JSON.stringify(refused), /ACCOUNT_NEEDS_CREDENTIALS/)
    const all = [...deployment.gateways, deployment.firm, ...deployment.clio, ...Object.values(deployment.others)]
    const said = all.flatMap(({ lines }) => lines).join('\n')
    assert.match(said, /a sign-in came to nothing/)
    for (const secret of [
      ...deployment.secrets,
      given.password,
      given.mfa.secret,
      oauth.clientSecret,
      oauth.apiKey,
      sandboxPassword,
      sandboxTotpSecret,
    ])
      for (const text of [said, ...traces.bodies]) assert.ok(!text.includes(secret), secret)
  })

  describe('killed and started again while clients read and write', () => {
    let writings: readonly Writing[]
    let written: readonly Written[] = []
    let begin: string
    let following: Following

    before(async () => {
      const made = await client.ask({
        query:
          'mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { endpoint { id } userErrors { message } } }',
        variables: { input: { url: receiver.url('/hook') } },
      })
      assert.deepEqual(made.errors, [])
      begin = (await allChanges()).at(-1)?.id ?? assert.fail('nothing was read')
      following = new Following(deployment.urls, deployment.authorization, begin)
      writings = (['CLIO', 'MYCASE'] as const).map((vendor) => new Writing(both, firstMatter[vendor], `under load at ${vendor}`))
    })

    /** What clients read while a process is gone, and that everything is answered again when it is back. */
    const without = async (process: Process, look: () => Promise<void>): Promise<void> => {
      await process.kill()
      await look()
      await process.start()
      await both.until(readMatters, (answer) => (answer.errors.length === 0 && vendorsIn(answer).length === 4 ? true : undefined))
    }
    const whole = async (): Promise<void> => {
      for (let times = 0; times < 5; times += 1) {
        const answer = await both.ask(readMatters)
        assert.deepEqual([answer.errors, vendorsIn(answer)], [[], [...vendors].toSorted()])
      }
    }

    test('a gateway: the other answers everything', async () => without(deployment.gateways[1], whole))

    test('one of two processes of a vendor: nobody notices', async () => {
      await Promise.all(writings.map((writing) => writing.more(1)))
      await without(deployment.clio[0], whole)
    })

    test('one of two processes of a vendor, which hangs and is not gone: nobody notices', async () => {
      deployment.clio[0].halt()
      await whole()
      deployment.clio[0].resume()
      await whole()
    })

    test('the only process of a vendor: its records are missing, each with an error that says so, and all others are answered', async () => {
      await without(deployment.others.MYCASE, async () => {
        const answer = await both.ask(readMatters)
        assert.deepEqual(vendorsIn(answer), ['CLIO', 'PRACTICEPANTHER', 'SMOKEBALL'])
        assert.ok(answer.errors.length > 0)
        for (const { extensions } of answer.errors)
          assert.deepEqual([extensions['code'], extensions['vendor'], extensions['retriable']], ['VENDOR_UNAVAILABLE', 'MYCASE', true])
        const ready = await fetch(new URL('health/ready', deployment.urls[0]))
        const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(await ready.json())
        assert.deepEqual([ready.status, dependencies['mycase'], dependencies['clio']], [200, 'down', 'up'])
      })
    })

    test('the only process of a vendor, which hangs: the same, until it goes on', async () => {
      deployment.others.SMOKEBALL.halt()
      const answer = await client.ask(readMatters)
      deployment.others.SMOKEBALL.resume()
      assert.deepEqual(vendorsIn(answer), ['CLIO', 'MYCASE', 'PRACTICEPANTHER'])
      assert.deepEqual([...new Set(answer.errors.map(({ extensions }) => extensions['code']))], ['VENDOR_UNAVAILABLE'])
      await both.until(readMatters, ({ errors }) => (errors.length === 0 ? true : undefined))
    })

    test('the firm: nothing is answered, the gateways say that they are not ready, and go on when it is back', async () => {
      await without(deployment.firm, async () => {
        assert.equal((await fetch(new URL('health/ready', deployment.urls[0]))).status, 503)
        assert.ok((await both.ask(readMatters)).errors.length > 0)
      })
    })

    test('Redis: everything goes on', async () => {
      await redis.cut()
      await whole()
      const done = write(client, firstMatter.PRACTICEPANTHER, 'without Redis')
      assert.ok((await done).recordId !== null)
      await redis.mend()
    })

    test('any of them, at any moment', async () => {
      const { gateways, firm, clio, others } = deployment
      const [relays, workers] = [
        [...gateways, firm],
        [...clio, ...Object.values(others)],
      ]
      const random = createRandom(20260302)
      for (let round = 0; round < rounds; round += 1) {
        const gone = [relays[round % relays.length] ?? firm, random.pick(workers)]
        for (const process of gone) await process.kill()
        await Promise.all(gone.map((process) => process.start()))
        await both.until(readMatters, (answer) => (answer.errors.length === 0 ? true : undefined))
      }
      await whole()
    })

    test('each of them ends when it is asked to, after what it has begun', async () => {
      await Promise.all(writings.map((writing) => writing.more(1)))
      written = (await Promise.all(writings.map((writing) => writing.stop()))).flat()
      const stopped = [...deployment.clio, deployment.others.MYCASE, deployment.firm]
      assert.deepEqual(
        await Promise.all(stopped.map((process) => process.stop())),
        stopped.map(() => 0),
      )
      // Nobody is alive who could have them: what the killed ones had is free at once, and not only when its time is over.
      await deployment.database.query('update command set lease_until = null, due_at = least(due_at, now()) where lease_until is not null')
      await deployment.database.query('update webhook_delivery set lease_until = null where lease_until is not null')
      await Promise.all(stopped.map((process) => process.start()))
    })

    test('no write is lost or made twice, and the change log tells each once', async () => {
      assert.ok(written.length >= 4)
      const endOf = async ({ description }: Written): Promise<string> => {
        const matterId = description.includes('CLIO') ? firstMatter.CLIO : firstMatter.MYCASE
        for (;;) {
          const { recordId } = await write(both, matterId, description)
          if (recordId !== null) return recordId
          await setTimeout(200)
        }
      }
      const ends: string[] = []
      // So many at once: thousands would wait for each other longer than a request may.
      for (let start = 0; start < written.length; start += 50) {
        ends.push(...(await Promise.all(written.slice(start, start + 50).map(endOf))))
      }
      assert.equal(new Set(ends).size, written.length)
      for (const [vendor, account] of [
        ['CLIO', accounts.CLIO],
        ['MYCASE', accounts.MYCASE],
      ] as const) {
        const own = ends.filter((id) => id.includes(account.replace('acc_', '')))
        const created = (await deployment.desks[vendor].effects()).filter(({ operation }) => operation === 'create')
        assert.equal(created.length, own.length, `${vendor} has as many effects as there were writes`)
      }
      const told = await allChanges()
      assert.deepEqual(
        told.map(({ id }) => id),
        [...new Set(told.map(({ id }) => id))].toSorted(),
      )
      for (const id of ends) assert.equal(told.filter(({ recordId, action }) => recordId === id && action === 'CREATED').length, 1, id)
    })

    test('who listened was told every change once, in order, however often it was cut off', async () => {
      const wanted = (await allChanges()).map(({ id }) => id).filter((id) => id > begin)
      assert.ok(wanted.length >= written.length)
      while (following.seen.length < wanted.length) await setTimeout(100)
      await following.stop()
      assert.deepEqual(following.seen.slice(0, wanted.length), wanted)
      assert.ok(following.disconnects > 0)
    })

    test('webhooks told every change, each as one message, and each record in order', async (t) => {
      const wanted = (await allChanges()).map(({ id }) => id).filter((id) => id > begin)
      while (onceEach(receiver.received).length < wanted.length) await setTimeout(100)
      const told = onceEach(receiver.received).map(({ body }) => webhookBody.parse(JSON.parse(body)).data)
      assert.deepEqual(
        told
          .map(({ changeId }) => changeId)
          .toSorted()
          .slice(0, wanted.length),
        wanted,
      )
      for (const [recordId, ofRecord] of Map.groupBy(told, (one) => one.recordId)) {
        const ids = ofRecord.map(({ changeId }) => changeId)
        assert.deepEqual(ids, ids.toSorted(), recordId)
      }
      t.diagnostic(
        `${String(rounds)} relays and ${String(rounds)} workers killed; ${String(wanted.length)} changes, the subscriber was cut off ${String(following.disconnects)} times, ${String(receiver.received.length - told.length)} messages came again`,
      )
    })

    const allChanges = async (): Promise<z.infer<typeof changeIds>['changes']['nodes']> => {
      const all: z.infer<typeof changeIds>['changes']['nodes'] = []
      for (let cursor: string | null = null; ;) {
        const query =
          'query ($after: String) { changes(first: 200, after: $after) { nodes { id action recordId } pageInfo { endCursor hasNextPage } } }'
        const { changes } = changeIds.parse((await client.ask({ query, variables: { after: cursor } })).data)
        all.push(...changes.nodes)
        if (!changes.pageInfo.hasNextPage) return all
        cursor = changes.pageInfo.endCursor
      }
    }
  })
})
