import type { CommandListFilter, CommandReader } from '../../core/command/CommandReader.js'
import type { Sql } from '../Database.js'
import { type Log, listLog } from '../log/listLog.js'
import type { Bind } from '../mirror/Values.js'
import { commandColumns, toCommand } from './commandColumns.js'

const commandLog: Log = { table: 'command', key: 'id', keyType: 'text', columns: commandColumns }

const conditionsOf = ({ states, kinds, createdSince }: CommandListFilter, bind: Bind): readonly string[] => [
  ...(Array.isArray(states) ? [`state::text = any(${bind(states, 'text[]')})`] : []),
  ...(Array.isArray(kinds) ? [`kind = any(${bind(kinds, 'text[]')})`] : []),
  ...(typeof createdSince === 'string' ? [`created_at >= ${bind(createdSince, 'timestamptz')}`] : []),
]

/** Commands over a database. */
export const openCommandReader = (sql: Sql): CommandReader => ({
  list: async ({ tenant, accounts, filter, ...page }) => {
    const { rows, ...outline } = await listLog(sql, commandLog, page, (bind) => [
      `tenant = ${bind(tenant, 'text')}`,
      `account_key = any(${bind(accounts, 'text[]')})`,
      ...conditionsOf(filter, bind),
    ])
    return { commands: rows.map(toCommand), ...outline }
  },
  find: async (id, { tenant, accounts }) => {
    const [row] = await sql.query(
      `select ${commandColumns} from command where id = $1::text and tenant = $2::text and account_key = any($3::text[])`,
      [id, tenant, accounts],
    )
    return row === undefined ? null : toCommand(row)
  },
})
