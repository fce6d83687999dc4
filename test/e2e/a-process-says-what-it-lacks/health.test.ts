import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { Releases } from '../../../core/release.js'
import { freePortRange } from '../../sandbox/freePortRange.js'
import { defaultServerUrl, makeServerDatabase, testServerUrl } from '../../support/makeServerDatabase.js'
import { openWay, type Way } from '../../support/openWay.js'
import { readMetrics } from '../../support/readMetrics.js'
import { type Start, start } from '../../support/start.js'
import { type RedisPath, withRedis } from '../../support/withRedis.js'

const readiness = z.object({ status: z.string(), dependencies: z.record(z.string(), z.enum(['up', 'down'])) })

interface Health {
  readonly code: number
  readonly status: string
  readonly down: readonly string[]
}

/** A gateway and the firm over one PostgreSQL and one Redis, both of which can be cut. The vendors' processes are not started. */
describe('a process', () => {
  const releases = new Releases()
  const password = randomBytes(12).toString('hex')
  let database: Way
  let redis: RedisPath
  let gateway: Start
  let firm: Start
  let urls: { readonly gateway: string; readonly firm: string }

  const healthOf = async (url: string): Promise<Health> => {
    const answer = await fetch(new URL('/health/ready', url))
    const { status, dependencies } = readiness.parse(await answer.json())
    const down = Object.entries(dependencies).flatMap(([name, state]) => (state === 'down' ? [name] : []))
    return { code: answer.status, status, down: down.filter((name) => !vendors.has(name)) }
  }
  /** Resolves when a process says so of itself. */
  const until = async (url: string, code: number, down: readonly string[]): Promise<void> => {
    let last: Health | undefined
    do {
      if (last !== undefined) await setTimeout(100)
      last = await healthOf(url)
    } while (last.code !== code || last.down.join() !== down.join())
    assert.equal(last.status, code === 200 ? 'ready' : 'unready')
  }

  before(async () => {
    const [opened, over] = [Promise.withResolvers<RedisPath>(), Promise.withResolvers<void>()]
    const closed = withRedis(async (path) => {
      opened.resolve(path)
      await over.promise
    })
    releases.add('Redis', async () => {
      over.resolve()
      await closed
    })
    redis = await Promise.race([opened.promise, closed.then(() => assert.fail('Redis was left'))])
    const address = new URL(await makeServerDatabase(testServerUrl ?? defaultServerUrl, releases))
    database = await openWay({ host: address.hostname, port: Number(address.port || 5432) })
    releases.add('the way to the database', () => database.cut())
    address.hostname = '127.0.0.1'
    address.port = String(database.port)
    if (address.password === '') address.password = password
    const folder = await mkdtemp(join(tmpdir(), 'mattergraph-health-'))
    releases.add('the folder', () => rm(folder, { recursive: true, force: true }))
    const ports = await freePortRange()
    const shared = { DATABASE_URL: address.href, REDIS_URL: redis.url, INTERNAL_SECRET: randomBytes(32).toString('base64') }
    firm = start({ ...shared, VAULT_KEY: randomBytes(32).toString('base64'), DATA_DIR: folder, PORT: String(ports) }, 'distributed/firm')
    releases.add('the firm', async () => {
      firm.process.kill('SIGKILL')
      await firm.ended
    })
    const places = ['firm', 'clio', 'mycase', 'practicepanther', 'smokeball'].map(
      (name, index) => `${name}=http://127.0.0.1:${String(ports + index)}/graphql`,
    )
    const firmUrl = await firm.ready
    gateway = start({ ...shared, SUBGRAPH_URLS: places.join(','), PORT: String(ports + 9) }, 'distributed/gateway')
    releases.add('the gateway', async () => {
      gateway.process.kill('SIGKILL')
      await gateway.ended
    })
    urls = { firm: firmUrl, gateway: await gateway.ready }
  })
  after(() => releases.releaseAll())

  test('that has all it needs is ready, and names what it only would like: a vendor’s process that does not run', async () => {
    await until(urls.firm, 200, [])
    await until(urls.gateway, 200, [])
    const answer = await fetch(new URL('/health/ready', urls.gateway))
    const { dependencies } = readiness.parse(await answer.json())
    assert.deepEqual(dependencies, {
      database: 'up',
      redis: 'up',
      firm: 'up',
      ...Object.fromEntries([...vendors].map((name) => [name, 'down'])),
    })
  })

  test('without Redis is ready, and says that Redis is down', async () => {
    await redis.cut()
    for (const url of Object.values(urls)) await until(url, 200, ['redis'])
    await redis.mend()
    for (const url of Object.values(urls)) await until(url, 200, [])
  })

  test('without its database is not ready and says why, and lives; it is ready again when the database is back', async () => {
    await database.cut()
    await until(urls.firm, 503, ['database'])
    await until(urls.gateway, 503, ['database', 'firm'])
    for (const url of Object.values(urls)) assert.equal((await fetch(new URL('/health/live', url))).status, 200)
    const metrics = readMetrics(await (await fetch(new URL('/metrics', urls.firm))).text())
    assert.deepEqual(metrics.get('mattergraph_standing_readable')?.samples, ['mattergraph_standing_readable 0'])
    assert.ok(metrics.get('mattergraph_dependency_up')?.samples.includes('mattergraph_dependency_up{dependency="database"} 0'))
    await database.mend()
    for (const url of Object.values(urls)) await until(url, 200, [])
  })

  test('whose database hangs says so, and does not hang itself', async () => {
    database.hold()
    // Each answers while the database still hangs.
    assert.deepEqual((await healthOf(urls.firm)).down, ['database'])
    assert.ok((await healthOf(urls.gateway)).down.includes('database'))
    assert.equal((await fetch(new URL('/metrics', urls.firm))).status, 200)
    await database.mend()
    for (const url of Object.values(urls)) await until(url, 200, [])
  })

  test('says nothing of how it reaches its database, whatever it says of what went wrong', () => {
    const said = [...firm.lines, ...gateway.lines].join('\n')
    assert.match(said, /"level":50/)
    assert.ok(!said.includes(password))
  })

  test('that is a gateway is not ready without the firm, which all root fields are of', async () => {
    firm.process.kill('SIGKILL')
    await firm.ended
    await until(urls.gateway, 503, ['firm'])
  })
})

const vendors: ReadonlySet<string> = new Set(['clio', 'mycase', 'practicepanther', 'smokeball'])
