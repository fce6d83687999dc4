import type { Clock } from '../core/clock.js'
import type { LookUpKey, StoredKey } from '../gateway/authenticate.js'
import type { ApiKeys } from '../prisma/api-keys/openApiKeys.js'

/** How long a key that was found is believed without asking the database: a revoked key works on for this long at most. */
const believedForMs = 5_000
const believedAtMost = 1_000

/** Finds keys in the database, and remembers them for a moment: every request carries one. `fixed` keys are known without it. A name, where one is given, is the key's id, with or without its `key_`. */
export const lookUpKey = (apiKeys: ApiKeys, clock: Clock, fixed: readonly StoredKey[]): LookUpKey => {
  const fixedByHash = new Map(fixed.map((key) => [nameOf(key.secretHash), key]))
  const remembered = new Map<string, { readonly until: number; readonly key: StoredKey }>()
  const find = async (secretHash: Uint8Array): Promise<StoredKey | undefined> => {
    const name = nameOf(secretHash)
    const always = fixedByHash.get(name)
    if (always !== undefined) return always
    const now = clock.now().getTime()
    const recent = remembered.get(name)
    if (recent !== undefined && recent.until > now) return recent.key
    remembered.delete(name)
    const found = await apiKeys.findByHash(name)
    if (found === null) return undefined
    if (remembered.size >= believedAtMost) remembered.clear()
    const { id, tenant, scopes, accounts, expiresAt } = found
    const ends = expiresAt === null ? {} : { expiresAt }
    const key: StoredKey = { secretHash, caller: { key: id, tenant, scopes, accountKeys: accounts, ...ends } }
    remembered.set(name, { until: Math.min(now + believedForMs, expiresAt === null ? Infinity : Date.parse(expiresAt)), key })
    return key
  }
  return async ({ name, secretHash }) => {
    const key = await find(secretHash)
    // Whoever gives a name with the secret has to give the key's own.
    return name === undefined || key?.caller.key === name || key?.caller.key === `key_${name}` ? key : undefined
  }
}

const nameOf = (hash: Uint8Array): string => Buffer.from(hash).toString('hex')
