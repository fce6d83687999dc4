import { formatChangeId } from '../../core/change/changeId.js'
import type { ChangeReader, ChangeScope } from '../../core/change/ChangeReader.js'
import { MattergraphError } from '../../core/errors.js'
import type { Sql } from '../Database.js'
import { type Log, listLog } from '../log/listLog.js'
import { type Bind, Values } from '../mirror/Values.js'
import { changeColumns, changesWithAccounts, toChange } from './changeColumns.js'
import { changeConditions } from './changeConditions.js'
import { changeLogStart } from './changeLogStart.js'

const changeLog: Log = { table: changesWithAccounts, key: 'c.position', keyType: 'int8', columns: changeColumns, oldestFirst: true }

interface Bounds {
  /** Up to which place everything is visible. */
  readonly end: number
  /** Up to which place changes are no longer kept. */
  readonly trimmedThrough: number
}

const readBounds = async (sql: Sql): Promise<Bounds> => {
  const statement = 'select change_log_end() as "end", trimmed_through as "trimmedThrough" from change_log'
  const [bounds] = await sql.query<Bounds>(statement, [], { isKept: true })
  if (bounds === undefined) throw new Error('the change log has lost its beginning')
  return bounds
}

const mustBeKept = (after: number, trimmedThrough: number): void => {
  if (after < trimmedThrough)
    throw new MattergraphError(
      'CURSOR_EXPIRED',
      `after: changes are kept from ${formatChangeId(trimmedThrough + 1)} on, and ${formatChangeId(after)} is older: read the records anew`,
    )
}

const mustBeInLog = (after: number, { end, trimmedThrough }: Bounds): void => {
  mustBeKept(after, trimmedThrough)
  if (after > end)
    throw new MattergraphError('CURSOR_EXPIRED', `after: there is no change ${formatChangeId(after)} in this log: read the records anew`)
}

/**
 * Looks again, after changes were read. The log's end has to be known before they are read, in a statement of its own, since what is committed meanwhile is not seen by it; and what is
 * trimmed meanwhile would be missing from them without a word.
 */
const mustHaveBeenKept = async (sql: Sql, after: number): Promise<void> => mustBeKept(after, await changeLogStart(sql))

const scopeConditions = ({ tenant, accounts }: ChangeScope, bind: Bind): readonly string[] => [
  // Looked up as an array: so the index is followed from the place on, however few of all accounts these are.
  `c.account_key = any(array(select key from account where tenant = ${bind(tenant, 'text')}))`,
  ...(accounts === null ? [] : [`c.account_key = any(${bind(accounts, 'text[]')})`]),
]

/** The change log over a database. */
export const openChangeReader = (sql: Sql): ChangeReader => ({
  list: async ({ accounts, filter, ...page }) => {
    const bounds = await readBounds(sql)
    if (page.after !== null) mustBeInLog(page.after, bounds)
    const { rows, ...outline } = await listLog(sql, changeLog, page, (bind) => [
      `c.account_key = any(${bind(accounts, 'text[]')})`,
      `c.position <= ${bind(bounds.end, 'int8')}`,
      ...changeConditions(filter, bind),
    ])
    if (page.after !== null) await mustHaveBeenKept(sql, page.after)
    return { changes: rows.map(toChange), ...outline }
  },
  find: async (position, accounts) => {
    const [row] = await sql.query(
      `select ${changeColumns} from ${changesWithAccounts}
       where c.position = $1::int8 and c.account_key = any($2::text[]) and c.position <= change_log_end()`,
      [position, accounts],
    )
    return row === undefined ? null : toChange(row)
  },
  readAfter: async ({ position, size, scope, filter }) => {
    const bounds = await readBounds(sql)
    mustBeInLog(position, bounds)
    if (position === bounds.end) return { changes: [], through: position }
    const { list, bind } = new Values()
    const conditions = [
      `c.position > ${bind(position, 'int8')}`,
      `c.position <= ${bind(bounds.end, 'int8')}`,
      ...(scope === null ? [] : scopeConditions(scope, bind)),
      ...changeConditions(filter, bind),
    ]
    const rows = await sql.query(
      `select ${changeColumns} from ${changesWithAccounts} where ${conditions.join(' and ')} order by c.position limit ${String(size)}`,
      list,
      // As the feed reads everybody's, turn by turn.
      { isKept: scope === null && Object.keys(filter).length === 0 },
    )
    await mustHaveBeenKept(sql, position)
    const changes = rows.map(toChange)
    // A full run ends with its last change; one that is not has looked through everything.
    return { changes, through: changes.length < size ? bounds.end : (changes.at(-1)?.position ?? position) }
  },
  end: async () => (await readBounds(sql)).end,
})
