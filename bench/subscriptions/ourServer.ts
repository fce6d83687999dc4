/** The gateway with all subgraphs over a database of its own, in a process of its own; it makes the events too: each is a matter of its own whose title changes. */
import 'reflect-metadata'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeSubgraphs } from '../../bin/composeSubgraphs.js'
import { requestContexts } from '../../bin/requestContexts.js'
import { systemClock } from '../../bin/systemClock.js'
import type { AccountKey } from '../../core/recordId.js'
import { openChangeFeed } from '../../engine/changes/openChangeFeed.js'
import { openLocalBus } from '../../engine/changes/openLocalBus.js'
import { wakeOnCommit } from '../../engine/changes/wakeOnCommit.js'
import { openGateway } from '../../gateway/openGateway.js'
import { openAccountReader } from '../../prisma/accounts/openAccountReader.js'
import { readCommand } from '../../prisma/command/moveCommand.js'
import type { Database } from '../../prisma/Database.js'
import { upsertMany } from '../../prisma/mirror/upsertMany.js'
import { openDatabase } from '../../prisma/openDatabase.js'
import { anAccount } from '../../test/prisma/support/anAccount.js'
import { aContact, aMatter } from '../../test/prisma/support/records.js'
import { requestSources } from '../../test/support/requestSources.js'
import { titleOf } from './events.js'
import { type BenchServer, obeyOrders, type Spread } from './obeyOrders.js'

const silent = { error: () => {}, warn: () => {}, info: () => {} }

interface Edit {
  readonly account: AccountKey
  readonly event: number
  readonly title: string
}

const write = (database: Database, { account, event, title }: Edit): Promise<unknown> =>
  database.transaction(async (sql) =>
    upsertMany(sql, {
      account,
      kind: 'MATTER',
      readAt: new Date().toISOString(),
      records: [aMatter(`m${String(event)}`, { title, clientId: 'c1' })],
    }),
  )

const open = async ({ firms, events }: Spread, url: string | undefined): Promise<BenchServer> => {
  const opened = await openDatabase(url === undefined ? { dataFolder: await mkdtemp(join(tmpdir(), 'mattergraph-bench-')) } : { url })
  const bus = openLocalBus()
  const database = wakeOnCommit(opened, bus)
  const accounts = await Promise.all(
    Array.from({ length: firms }, async (_, firm) => {
      const { key } = await anAccount(database, { tenant: `firm-${String(firm)}` })
      await upsertMany(database, { account: key, kind: 'CONTACT', readAt: '2026-01-01T00:00:00.000Z', records: [aContact('c1')] })
      const own = Array.from({ length: events }, (_, event) => event).filter((event) => event % firms === firm)
      const records = own.map((event) => aMatter(`m${String(event)}`, { title: '', clientId: 'c1' }))
      await database.transaction(async (sql) =>
        upsertMany(sql, { account: key, kind: 'MATTER', readAt: '2026-01-01T00:00:00.000Z', records }),
      )
      return key
    }),
  )
  // Nothing is read from a vendor here and nothing is written to one: what would do it is never called.
  const engines = { accounts: undefined, vault: undefined, sessions: undefined, live: undefined, sync: undefined, clock: systemClock }
  const sources = requestSources(database, engines as unknown as Parameters<typeof requestSources>[1])
  const contexts = requestContexts({ ...sources, accounts: openAccountReader(database, systemClock) } as Parameters<
    typeof requestContexts
  >[0])
  const { supergraphSdl, subgraphs } = composeSubgraphs()
  const { changes } = sources
  const feed = openChangeFeed({ sql: database, changes, bus, clock: systemClock, onFault: console.error })
  const gateway = await openGateway({
    host: '127.0.0.1',
    port: 0,
    supergraphSdl,
    subgraphs: Object.fromEntries(subgraphs.map(({ name, schema }) => [name, contexts.inProcess(schema)])),
    authenticate: async ({ authorization = '' }) => ({
      key: 'key_bench',
      tenant: authorization.replace('Bearer ', ''),
      scopes: ['read'],
      accountKeys: null,
    }),
    subscriptions: {
      sources: { feed, changes, readCommand: async (id) => readCommand(database, id) },
      limits: { connectionsPerKey: 10_000 },
    },
    graphiql: undefined,
    logger: silent,
  })
  return {
    url: gateway.url,
    make: async (event, dueMs) => {
      const account = accounts[event % firms]
      if (account === undefined) throw new Error('every firm has an account')
      await write(database, { account, event, title: titleOf(event, dueMs) })
    },
  }
}

obeyOrders(open)
