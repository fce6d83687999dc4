import type { AccountReader } from '../../core/account/AccountReader.js'
import type { Clock } from '../../core/clock.js'
import type { Database } from '../Database.js'
import { readChallenges } from './readChallenges.js'
import { readSyncStates } from '../sync/readSyncStates.js'
import { toAccount } from './toAccount.js'

const oldestFirst = [{ createdAt: 'asc' }, { key: 'asc' }] as const

/** What is known of accounts, from the database. The clock tells which challenges are over. */
export const openAccountReader = (database: Database, clock: Clock): AccountReader => ({
  all: async () => (await database.client.accountRow.findMany({ orderBy: [...oldestFirst] })).map(toAccount),
  ofTenants: async (tenants) => {
    const rows = await database.client.accountRow.findMany({ where: { tenant: { in: [...new Set(tenants)] } }, orderBy: [...oldestFirst] })
    const found = Map.groupBy(rows.map(toAccount), ({ tenant }) => tenant)
    return inOrder(tenants, found, [])
  },
  readMany: async (keys) => {
    const rows = await database.client.accountRow.findMany({ where: { key: { in: [...keys] } } })
    const found = new Map(rows.map((row) => [row.key, toAccount(row)]))
    return keys.map((key) => found.get(key) ?? null)
  },
  syncStates: async (keys) => inOrder(keys, await readSyncStates(database, keys, clock.now().toISOString()), []),
  challenges: async (keys) => inOrder(keys, await readChallenges(database, keys, clock.now()), null),
})

const inOrder = <Key, T>(keys: readonly Key[], found: ReadonlyMap<Key, T>, missing: T): readonly T[] =>
  keys.map((key) => found.get(key) ?? missing)
