import type { Sql } from '../Database.js'
import { type Bind, Values } from '../mirror/Values.js'

/** A log: a table whose rows stand in the order of one column. */
export interface Log {
  readonly table: string
  /** The column that orders it. */
  readonly key: string
  readonly keyType: 'text' | 'integer' | 'int8'
  /** Whether its lists begin with the oldest; else with the latest. */
  readonly oldestFirst?: boolean
  /** What is read of each row, as SQL. */
  readonly columns: string
}

/** Which part of a log is wanted, in the order of its lists. */
export interface LogPage {
  readonly size: number
  /** Only what comes after this key in the list; null begins at its start. */
  readonly after: string | number | null
  /** Only what comes before it; null ends at its end. */
  readonly before: string | number | null
  /** Counted from the end of the list, still given in its order. */
  readonly backwards: boolean
  /** Whether they are to be counted, which costs more than a page; the total is 0 otherwise. Default true. */
  readonly withTotal?: boolean
}

/** One part of a log. */
export interface LogRows {
  readonly rows: readonly object[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly totalCount: number
}

interface ListedRow {
  /** Null in the one row that stands for an empty page. */
  readonly logKey: string | number | null
  readonly total: number
  readonly comesBefore: boolean
  readonly comesAfter: boolean
}

/** Reads one part of a log in one statement. The conditions are SQL; whatever comes from outside is bound. */
export const listLog = async (
  sql: Sql,
  { table, key, keyType, columns, oldestFirst = false }: Log,
  { size, after, before, backwards, withTotal = true }: LogPage,
  conditionsOf: (bind: Bind) => readonly string[],
): Promise<LogRows> => {
  const { list: values, bind } = new Values()
  const matching = conditionsOf(bind).join(' and ')
  const [start, end] = [after, before].map((place) => (place === null ? null : bind(place, keyType)))
  const [onward, back] = oldestFirst ? ['>', '<'] : ['<', '>']
  const bounds = [matching, start && `${key} ${onward} ${start}`, end && `${key} ${back} ${end}`].filter(Boolean).join(' and ')
  const exists = (beyond: string | null | undefined, sign: string): string =>
    beyond ? `exists (select 1 from ${table} where ${matching} and ${key} ${sign} ${beyond})` : 'false'
  const rows = await sql.query<ListedRow>(
    `select page.*, total.count as total, ${exists(start, `${back}=`)} as "comesBefore", ${exists(end, `${onward}=`)} as "comesAfter"
     from (${withTotal ? `select count(*)::int as count from ${table} where ${matching}` : 'select 0 as count'}) total
     left join lateral (
       select ${columns}, ${key} as "logKey" from ${table} where ${bounds} order by ${key} ${backwards === oldestFirst ? 'desc' : 'asc'} limit ${String(size + 1)}
     ) page on true
     order by page."logKey" ${oldestFirst ? 'asc' : 'desc'}`,
    values,
  )
  const found = rows.filter(({ logKey }) => logKey !== null)
  const goesOn = found.length > size
  return {
    // One more than the page holds was read, to know whether the list goes on.
    rows: !goesOn ? found : backwards ? found.slice(1) : found.slice(0, -1),
    hasNextPage: (goesOn && !backwards) || rows[0]?.comesAfter === true,
    hasPreviousPage: (goesOn && backwards) || rows[0]?.comesBefore === true,
    totalCount: rows[0]?.total ?? 0,
  }
}
