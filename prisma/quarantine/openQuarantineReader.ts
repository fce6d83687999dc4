import type { QuarantinedRecord, QuarantinePlace, QuarantineReader } from '../../core/quarantine/QuarantineReader.js'
import type { Sql, SqlValue } from '../Database.js'

const columns = `q.account_key as account, a.vendor::text as vendor, q.kind::text as kind, q.vendor_id as "vendorId", q.reason, q.detail,
  q.first_seen_at as "firstSeenAt", q.last_seen_at as "lastSeenAt"`
const rows = 'quarantined_record q join account a on a.key = q.account_key'
const wanted = 'q.account_key = any($1::text[]) and ($2::text[] is null or q.kind::text = any($2::text[]))'
const sorted = ['q.first_seen_at', 'q.account_key', 'q.kind::text', 'q.vendor_id', 'q.reason']

/** Whether a row stands on one side of the place whose values begin at a parameter; always where there is no such place. */
const beside = (sign: '<' | '>', first: number): string => {
  const place = ['timestamptz', 'text', 'text', 'text', 'text'].map((type, index) => `$${String(first + index)}::${type}`)
  return `(${place[0] ?? ''} is null or (${sorted.join(', ')}) ${sign} (${place.join(', ')}))`
}

const page = (backwards: boolean): string => `
select ${columns} from ${rows} where ${wanted} and ${beside('<', 3)} and ${beside('>', 8)}
order by ${sorted.map((column) => `${column} ${backwards ? 'asc' : 'desc'}`).join(', ')} limit $13::int`

const valuesOf = (place: QuarantinePlace | null): readonly SqlValue[] =>
  place === null ? [null, null, null, null, null] : [place.firstSeenAt, place.account, place.kind, place.vendorId, place.reason]

/** The quarantine over a database. */
export const openQuarantineReader = (sql: Sql): QuarantineReader => ({
  list: async ({ accounts, kinds, size, after, before, backwards }) => {
    // One more than the page holds, to know whether the list goes on.
    const values = [accounts, kinds, ...valuesOf(after), ...valuesOf(before), size + 1]
    const found = await sql.query<QuarantinedRecord>(page(backwards), values)
    const [count] = await sql.query<{ total: number }>(`select count(*)::int as total from ${rows} where ${wanted}`, [accounts, kinds])
    const records = found.slice(0, size)
    const goesOn = found.length > size
    return {
      records: backwards ? records.toReversed() : records,
      hasNextPage: backwards ? before !== null : goesOn,
      hasPreviousPage: backwards ? goesOn : after !== null,
      totalCount: count?.total ?? 0,
    }
  },
  find: async ({ account, kind, vendorId, reason }) => {
    const [found] = await sql.query<QuarantinedRecord>(
      `select ${columns} from ${rows} where q.account_key = $1::text and q.kind::text = $2::text and q.vendor_id = $3::text and q.reason = $4::text`,
      [account, kind, vendorId, reason],
    )
    return found ?? null
  },
})
