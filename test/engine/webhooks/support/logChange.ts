import type { ChangeAction } from '../../../../core/change/Change.js'
import type { AccountKey } from '../../../../core/recordId.js'
import type { RecordKind } from '../../../../core/recordKind.js'
import type { Sql } from '../../../../prisma/Database.js'

/** What happens to a record, where it is not an update of a matter. */
export interface Happening {
  readonly kind?: RecordKind
  readonly action?: ChangeAction
  readonly account?: AccountKey
  readonly matterIds?: readonly string[]
}

/** Writes a change into the log, as the mirror does. */
export const logChange = async (
  sql: Sql,
  {
    account,
    vendorId,
    at,
    kind = 'MATTER',
    action = 'UPDATED',
    matterIds = [vendorId],
  }: Happening & { readonly account: AccountKey; readonly vendorId: string; readonly at: Date },
): Promise<void> => {
  await sql.query(
    `insert into change (account_key, kind, vendor_id, action, changed_fields, source, observed_at, matter_ids)
     values ($1::text, $2::record_kind, $3::text, $4::change_action, $5::text[], 'SYNC', $6::timestamptz, $7::text[])`,
    [account, kind, vendorId, action, action === 'UPDATED' ? ['title'] : [], at.toISOString(), matterIds],
  )
}
