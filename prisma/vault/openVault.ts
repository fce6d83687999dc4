import type { Json } from '../../core/record/scalars.js'
import type { Database } from '../Database.js'
import { assertLease } from '../lease/leases.js'
import { seal, unseal } from './seal.js'
import { upsertSecret } from './upsertSecret.js'
import type { Vault } from './Vault.js'

/** The master key is none, or a stored secret does not open with it. */
export class WrongVaultKeyError extends Error {
  override readonly name = 'WrongVaultKeyError'
}

const boundTo = (account: string, name: string): string => `mattergraph:${account}:${name}`

/** Account keys have four characters at least, so that no place is ever an account's. */
const boundAt = (place: string): string => `mattergraph:at:${place}`

interface Sealed {
  readonly bound: string
  readonly sealed: Uint8Array
  /** What it is, for people. */
  readonly title: string
}

const open = (key: Uint8Array, { bound, sealed, title }: Sealed): Json => {
  const text = unseal(key, bound, sealed)
  if (text === undefined) {
    throw new WrongVaultKeyError(
      `the vault does not open with this key: ${title} was sealed with another. Set VAULT_KEY to that key, or give back the data folder's vault.key`,
    )
  }
  const value: Json = JSON.parse(text)
  return value
}

const ofAccount = ({ accountKey, name, sealed }: { accountKey: string; name: string; sealed: Uint8Array }): Sealed => ({
  bound: boundTo(accountKey, name),
  sealed,
  title: `the ${name} of account ${accountKey}`,
})

/** Opens the vault over a database. Throws WrongVaultKeyError at once when what is stored was sealed with another key. */
export const openVault = async (database: Database, key: Uint8Array): Promise<Vault> => {
  const { client } = database
  const any = await client.vaultSecretRow.findFirst()
  if (any !== null) open(key, ofAccount(any))
  const sealed: Vault['seal'] = (account, name, value) => ({
    name,
    sealed: seal(key, boundTo(account, name), JSON.stringify(value)),
  })
  const readVersioned: Vault['readVersioned'] = async (account, name) => {
    const row = await client.vaultSecretRow.findUnique({ where: { accountKey_name: { accountKey: account, name } } })
    return row === null ? null : { value: open(key, ofAccount(row)), version: row.version }
  }
  return {
    seal: sealed,
    write: async (account, name, value) => {
      await upsertSecret(database, account, sealed(account, name, value))
    },
    writeUnder: async (lease, account, name, value) =>
      database.transaction(async (sql) => {
        await assertLease(sql, lease)
        return upsertSecret(sql, account, sealed(account, name, value))
      }),
    replace: async (account, name, value, version) => {
      const [row] = await database.query<{ version: number }>(
        `update vault_secret set sealed = decode($3::text, 'hex'), version = default
         where account_key = $1::text and name = $2::text and version = $4::int returning version`,
        [account, name, Buffer.from(sealed(account, name, value).sealed).toString('hex'), version],
      )
      return row?.version ?? null
    },
    read: async (account, name) => (await readVersioned(account, name))?.value ?? null,
    readVersioned,
    version: async (account, name) => {
      const [row] = await database.query<{ version: number }>(
        'select version from vault_secret where account_key = $1::text and name = $2::text',
        [account, name],
      )
      return row?.version ?? null
    },
    sealAt: (place, value) => seal(key, boundAt(place), JSON.stringify(value)),
    openAt: (place, sealed) => open(key, { bound: boundAt(place), sealed, title: `the secret of ${place}` }),
    forget: async (account) => {
      await client.vaultSecretRow.deleteMany({ where: { accountKey: account } })
    },
  }
}
