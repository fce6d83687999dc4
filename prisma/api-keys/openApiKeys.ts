import { hash, randomBytes } from 'node:crypto'
import type { ApiKey } from '../../core/account/ApiKey.js'
import type { Clock } from '../../core/clock.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Database } from '../Database.js'
import { Prisma } from '../generated/client.js'
import { toApiKey } from './toApiKey.js'

/** What a new key lets its bearer do. */
export interface NewApiKey {
  readonly tenant: string
  readonly scopes: readonly string[]
  /** Null for all accounts of the tenant, those to come included. */
  readonly accounts: readonly AccountKey[] | null
  readonly expiresAt: Instant | null
}

/** The keys clients call with. */
export interface ApiKeys {
  /** Makes a key; its text is told here and never again. */
  create(key: NewApiKey): Promise<{ readonly text: string; readonly key: ApiKey }>
  /** The key whose text has this SHA-256, in lower-case hex; null where it is unknown, expired or revoked. */
  findByHash(textHash: string): Promise<ApiKey | null>
  /** Every key, the oldest first. */
  all(): Promise<readonly ApiKey[]>
  /** Ends a key; false where there is none with this id. */
  revoke(id: string): Promise<boolean>
}

/** Keys are random: a plain hash is enough, nothing can be guessed from it. */
const hashOf = (text: string): string => hash('sha256', text, 'hex')

/** The keys over a database. */
export const openApiKeys = ({ client }: Database, clock: Clock): ApiKeys => ({
  create: async ({ tenant, scopes, accounts, expiresAt }) => {
    const text = `mg_${randomBytes(32).toString('base64url')}`
    const columns = {
      tenant,
      scopes: [...scopes],
      accounts: accounts === null ? Prisma.DbNull : [...accounts],
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
      revokedAt: null,
    }
    const id = `key_${randomBytes(9).toString('base64url')}`
    const row = await client.apiKeyRow.create({ data: { ...columns, id, hash: hashOf(text), createdAt: clock.now() } })
    return { text, key: toApiKey(row) }
  },
  findByHash: async (textHash) => {
    const row = await client.apiKeyRow.findUnique({ where: { hash: textHash } })
    if (row === null || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= clock.now())) return null
    return toApiKey(row)
  },
  all: async () => (await client.apiKeyRow.findMany({ orderBy: { createdAt: 'asc' } })).map(toApiKey),
  revoke: async (id) => {
    const { count } = await client.apiKeyRow.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: clock.now() } })
    return count > 0
  },
})
