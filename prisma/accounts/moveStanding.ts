import type { AccountStatus } from '../../core/account/Account.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Sql } from '../Database.js'

/** Says where an account stands, if it stands at one of `from` until now. */
export const moveStanding = async (
  sql: Sql,
  key: AccountKey,
  { from, status, detail }: { readonly from: readonly AccountStatus[]; readonly status: AccountStatus; readonly detail: string | null },
): Promise<void> => {
  await sql.query(
    `update account set status = $2::account_status, status_detail = $3::text
where key = $1::text and status::text = any($4::text[]) and (status, status_detail) is distinct from ($2::account_status, $3::text)`,
    [key, status, detail, from],
  )
}
