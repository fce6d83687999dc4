import { z } from 'zod'
import type { AccountKey } from '../../core/recordId.js'
import { defaultTrustPolicy, depositMethods, type TrustPolicy } from '../../core/trust/TrustPolicy.js'
import type { Sql } from '../Database.js'

const days = z.int().nullable()
const row = z.object({ cash: days, wire: days, check: days, ach: days, card: days, other: days, closedThrough: z.string().nullable() })

/** What a firm has decided for an account's trust money; the default where it has decided nothing. */
export const readTrustPolicy = async (sql: Sql, account: AccountKey): Promise<TrustPolicy> => {
  const [found] = await sql.query(
    `select ${depositMethods.map((method) => `${method}_days as "${method}"`).join(', ')}, closed_through as "closedThrough"
     from trust_policy where account_key = $1::text`,
    [account],
  )
  if (found === undefined) return defaultTrustPolicy
  const { closedThrough, ...clearingDays } = row.parse(found)
  return { clearingDays, closedThrough }
}

/** Keeps what a firm has decided for an account's trust money, in place of what it decided before. */
export const saveTrustPolicy = async (sql: Sql, account: AccountKey, { clearingDays, closedThrough }: TrustPolicy): Promise<void> => {
  const columns = [...depositMethods.map((method) => `${method}_days`), 'closed_through']
  await sql.query(
    `insert into trust_policy (account_key, ${columns.join(', ')}) values ($1::text, $2::int, $3::int, $4::int, $5::int, $6::int, $7::int, $8::date)
     on conflict (account_key) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [account, ...depositMethods.map((method) => clearingDays[method]), closedThrough],
  )
}
