import { z } from 'zod'
import type { ApiKey } from '../../core/account/ApiKey.js'
import { parseAccountKey } from '../../core/recordId.js'
import type { ApiKeyRow } from '../generated/client.js'

const texts = z.array(z.string())

/** Reads a key's row; its hash stays behind. */
export const toApiKey = ({ id, tenant, scopes, accounts, createdAt, expiresAt, revokedAt }: ApiKeyRow): ApiKey => ({
  id,
  tenant,
  scopes: texts.parse(scopes),
  accounts: accounts === null ? null : texts.parse(accounts).flatMap((text) => parseAccountKey(text) ?? []),
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
  revokedAt: revokedAt?.toISOString() ?? null,
})
