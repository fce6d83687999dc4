import type { Sql } from '../Database.js'
import type { SealedSecret } from './Vault.js'

/** Keeps a sealed secret of an account in place of the earlier one, and gives its new version. */
export const upsertSecret = async (sql: Sql, account: string, { name, sealed }: SealedSecret): Promise<number> => {
  const [row] = await sql.query<{ version: number }>(
    `insert into vault_secret (account_key, name, sealed) values ($1::text, $2::text, decode($3::text, 'hex'))
     on conflict (account_key, name) do update set sealed = excluded.sealed, version = excluded.version returning version`,
    [account, name, Buffer.from(sealed).toString('hex')],
  )
  if (row === undefined) throw new Error('a secret that was written has no version')
  return row.version
}
