import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../Database.js'

/** What of one kind keeps an account from being whole. */
export interface Trouble {
  readonly kind: RecordKind
  /** Records in quarantine. */
  readonly quarantined: number
  /** Whether the reading of the kind stopped at answers in an unknown form. */
  readonly isStopped: boolean
}

const statement = `
with found as (
  select kind, count(distinct vendor_id)::int as quarantined from quarantined_record where account_key = $1::text group by kind
), stopped as (
  select kind from sync_state where account_key = $1::text and phase = 'FAILING' and last_error_code = 'DRIFT'
)
select coalesce(f.kind, s.kind)::text as kind, coalesce(f.quarantined, 0) as quarantined, s.kind is not null as "isStopped"
from found f full join stopped s on s.kind = f.kind
order by coalesce(f.kind, s.kind)`

/** The kinds of an account that are in trouble, in the order of the enum; none where all is well. */
export const readTroubles = async (sql: Sql, account: AccountKey): Promise<readonly Trouble[]> => sql.query<Trouble>(statement, [account])
