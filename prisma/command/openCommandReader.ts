import type { CommandListFilter, CommandReader } from '../../core/command/CommandReader.js'
import type { Sql } from '../Database.js'
import { type Bind, Values } from '../mirror/Values.js'
import { commandColumns, toCommand } from './commandColumns.js'

const conditionsOf = ({ states, kinds, createdSince }: CommandListFilter, bind: Bind): readonly string[] => [
  ...(Array.isArray(states) ? [`state::text = any(${bind(states, 'text[]')})`] : []),
  ...(Array.isArray(kinds) ? [`kind = any(${bind(kinds, 'text[]')})`] : []),
  ...(typeof createdSince === 'string' ? [`created_at >= ${bind(createdSince, 'timestamptz')}`] : []),
]

/** What is true of the list, beside each command of the page. */
interface ListedRow {
  readonly id: string | null
  readonly total: number
  readonly comesBefore: boolean
  readonly comesAfter: boolean
}

/** Commands over a database. */
export const openCommandReader = (sql: Sql): CommandReader => ({
  list: async ({ tenant, accounts, filter, ...page }) => {
    const { list: values, bind } = new Values()
    const scope = [`tenant = ${bind(tenant, 'text')}`, `account_key = any(${bind(accounts, 'text[]')})`]
    const matching = [...scope, ...conditionsOf(filter, bind)].join(' and ')
    const [after, before] = [page.after, page.before].map((id) => (id === null ? null : bind(id, 'text')))
    const bounds = [matching, after && `id < ${after}`, before && `id > ${before}`].filter(Boolean).join(' and ')
    const exists = (beyond: string | null | undefined, sign: string): string =>
      beyond ? `exists (select 1 from command where ${matching} and id ${sign} ${beyond})` : 'false'
    const rows = await sql.query<ListedRow>(
      `select page.*, total.count as total, ${exists(after, '>=')} as "comesBefore", ${exists(before, '<=')} as "comesAfter"
       from (select count(*)::int as count from command where ${matching}) total
       left join lateral (
         select ${commandColumns} from command where ${bounds} order by id ${page.backwards ? 'asc' : 'desc'} limit ${String(page.size + 1)}
       ) page on true
       order by page.id desc`,
      values,
    )
    const commands = rows.filter(({ id }) => id !== null).map(toCommand)
    const goesOn = commands.length > page.size
    return {
      commands: !goesOn ? commands : page.backwards ? commands.slice(1) : commands.slice(0, -1),
      hasNextPage: (goesOn && !page.backwards) || rows[0]?.comesAfter === true,
      hasPreviousPage: (goesOn && page.backwards) || rows[0]?.comesBefore === true,
      totalCount: rows[0]?.total ?? 0,
    }
  },
  find: async (id, { tenant, accounts }) => {
    const [row] = await sql.query(
      `select ${commandColumns} from command where id = $1::text and tenant = $2::text and account_key = any($3::text[])`,
      [id, tenant, accounts],
    )
    return row === undefined ? null : toCommand(row)
  },
})
