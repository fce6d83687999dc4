import type { Json } from '../../core/record/scalars.js'
import type { Database } from '../Database.js'
import { seal, unseal } from './seal.js'
import type { Vault } from './Vault.js'

/** The master key is none, or a stored secret does not open with it. */
export class WrongVaultKeyError extends Error {
  override readonly name = 'WrongVaultKeyError'
}

const boundTo = (account: string, name: string): string => `mattergraph:${account}:${name}`

const open = (key: Uint8Array, { accountKey, name, sealed }: { accountKey: string; name: string; sealed: Uint8Array }): Json => {
  const text = unseal(key, boundTo(accountKey, name), sealed)
  if (text === undefined) {
    throw new WrongVaultKeyError(
      `the vault does not open with this key: the ${name} of account ${accountKey} was sealed with another. Set VAULT_KEY to that key, or give back the data folder's vault.key`,
    )
  }
  const value: Json = JSON.parse(text)
  return value
}

/** Opens the vault over a database. Throws WrongVaultKeyError at once when what is stored was sealed with another key. */
export const openVault = async ({ client }: Database, key: Uint8Array): Promise<Vault> => {
  const any = await client.vaultSecretRow.findFirst()
  if (any !== null) open(key, any)
  const sealed: Vault['seal'] = (account, name, value) => ({
    name,
    sealed: seal(key, boundTo(account, name), JSON.stringify(value)),
  })
  return {
    seal: sealed,
    write: async (account, name, value) => {
      const secret = sealed(account, name, value)
      await client.vaultSecretRow.upsert({
        where: { accountKey_name: { accountKey: account, name } },
        create: { accountKey: account, ...secret },
        update: secret,
      })
    },
    read: async (account, name) => {
      const row = await client.vaultSecretRow.findUnique({ where: { accountKey_name: { accountKey: account, name } } })
      return row === null ? null : open(key, row)
    },
    forget: async (account) => {
      await client.vaultSecretRow.deleteMany({ where: { accountKey: account } })
    },
  }
}
