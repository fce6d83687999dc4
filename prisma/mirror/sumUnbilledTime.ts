import type { UnbilledTime } from '../../core/mirror/MirrorReader.js'
import type { RecordKey } from '../../core/mirror/RecordKey.js'
import type { Sql } from '../Database.js'

const statement = `
select coalesce(sum(t.duration_seconds), 0)::int8 as seconds, coalesce(sum(t.amount), 0)::text as amount
from unnest($1::text[], $2::text[]) with ordinality as k(account_key, vendor_id, position)
left join mirror_time_entry t on t.account_key = k.account_key and t.matter_id = k.vendor_id
  and t.deleted_at is null and t.billable and t.status = 'UNBILLED'
group by k.position order by k.position`

/** What is not billed yet, one sum per matter in the matters' order. */
export const sumUnbilledTime = async (sql: Sql, matters: readonly RecordKey[]): Promise<readonly UnbilledTime[]> =>
  matters.length === 0
    ? []
    : sql.query<UnbilledTime>(statement, [matters.map(({ account }) => account), matters.map(({ vendorId }) => vendorId)])
