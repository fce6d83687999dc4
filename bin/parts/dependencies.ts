import { request } from 'undici'
import type { Dependency } from '../../core/operations/Dependency.js'
import type { Sql } from '../../prisma/Database.js'

/** The database: without it no request can be answered. */
export const databaseDependency = (sql: Sql): Dependency => ({
  name: 'database',
  isNeeded: true,
  answers: async () => (await sql.query('select 1')).length === 1,
})

/** A subgraph, which answers as long as one of its processes is ready. All root fields are the firm's; without a vendor's only its records are missing. */
export const subgraphDependency = (name: string, urls: readonly string[]): Dependency => ({
  name,
  isNeeded: name === 'firm',
  answers: async () => (await Promise.all(urls.map(isReady))).includes(true),
})

const isReady = async (url: string): Promise<boolean> => {
  const response = await request(new URL('/health/ready', url), { headersTimeout: 1_500, bodyTimeout: 1_500 }).catch(() => undefined)
  await response?.body.dump()
  return response?.statusCode === 200
}
