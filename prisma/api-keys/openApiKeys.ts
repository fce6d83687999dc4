import { hash, randomBytes } from 'node:crypto'
import type { AuditAct } from '../../core/audit/AuditEvent.js'
import type { ApiKey } from '../../core/account/ApiKey.js'
import type { Clock } from '../../core/clock.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Instant } from '../../core/record/scalars.js'
import { appendAudit } from '../audit/appendAudit.js'
import type { Database } from '../Database.js'
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
  /** Makes a key, for the audit log in the name of whoever wants it; its text is told here and never again. */
  create(key: NewApiKey, actor: string): Promise<{ readonly text: string; readonly key: ApiKey }>
  /** The key whose text has this SHA-256, in lower-case hex; null where it is unknown, expired or revoked. */
  findByHash(textHash: string): Promise<ApiKey | null>
  /** Every key, the oldest first. */
  all(): Promise<readonly ApiKey[]>
  /** Ends a key; false where there is none with this id. */
  revoke(id: string, actor: string): Promise<boolean>
}

/** Keys are random: a plain hash is enough, nothing can be guessed from it. */
const hashOf = (text: string): string => hash('sha256', text, 'hex')

/** The keys over a database. */
export const openApiKeys = (database: Database, clock: Clock): ApiKeys => ({
  create: async ({ tenant, scopes, accounts, expiresAt }, actor) => {
    const text = `mg_${randomBytes(32).toString('base64url')}`
    const id = `key_${randomBytes(9).toString('base64url')}`
    const at = clock.now().toISOString()
    await database.transaction(async (sql) => {
      await sql.query(
        `insert into api_key (id, hash, tenant, scopes, accounts, created_at, expires_at)
         values ($1::text, $2::text, $3::text, $4::jsonb, $5::jsonb, $6::timestamptz, $7::timestamptz)`,
        [id, hashOf(text), tenant, JSON.stringify(scopes), accounts === null ? null : JSON.stringify(accounts), at, expiresAt],
      )
      await appendAudit(sql, keyAct({ at, tenant, actor, action: 'key.created', id, after: { scopes, accounts, expiresAt } }))
    })
    return { text, key: { id, tenant, scopes, accounts, createdAt: at, expiresAt, revokedAt: null } }
  },
  findByHash: async (textHash) => {
    const row = await database.client.apiKeyRow.findUnique({ where: { hash: textHash } })
    if (row === null || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= clock.now())) return null
    return toApiKey(row)
  },
  all: async () => (await database.client.apiKeyRow.findMany({ orderBy: { createdAt: 'asc' } })).map(toApiKey),
  revoke: async (id, actor) => {
    const at = clock.now().toISOString()
    return database.transaction(async (sql) => {
      const [revoked] = await sql.query<{ tenant: string }>(
        'update api_key set revoked_at = $2::timestamptz where id = $1::text and revoked_at is null returning tenant',
        [id, at],
      )
      if (revoked === undefined) return false
      await appendAudit(sql, keyAct({ at, tenant: revoked.tenant, actor, action: 'key.revoked', id, after: null }))
      return true
    })
  },
})

const keyAct = ({ id, ...act }: Pick<AuditAct, 'at' | 'tenant' | 'actor' | 'action' | 'after'> & { readonly id: string }): AuditAct => ({
  ...act,
  account: null,
  subjectId: id,
  rationale: null,
  commandId: null,
  before: null,
})
